import type { ItemRow } from '../../shared/item.ts'
import { t } from '../i18n.ts'
import { Icon, stateIcon } from './icons.tsx'

/** The state of an item by shape, word and colour. */
export function StateMark({ row }: { row: Pick<ItemRow, 'state' | 'paused'> }) {
  const paused = row.paused && (row.state === 'waiting' || row.state === 'uploading')
  return (
    <span className="state-mark" data-state={paused ? 'paused' : row.state}>
      <Icon name={paused ? 'pause' : stateIcon(row.state)} />
      <span>{paused ? t('common.paused') : t(`clips.states.${row.state}`)}</span>
    </span>
  )
}
