import { number } from './format.ts'
import { t } from './i18n.ts'

/** What a batch is called: what was dropped first, and how many things came with it. */
export function batchName({ label, paths }: { label: string; paths: number }): string {
  if (label === '') return t('columns.group.earlier')
  return paths > 1 ? t('columns.group.more', { name: label, others: number(paths - 1) }) : label
}
