import type { ItemState } from '../../shared/item.ts'
import { t } from '../i18n.ts'
import { Icon, stateIcon } from './icons.tsx'

/** The platform's words for states, and the states of clips that look alike. */
const LOOKS: Record<string, ItemState> = {
  uploading: 'uploading',
  validating: 'found',
  processing: 'processing',
  pending: 'waiting',
  queued: 'waiting',
  indexing: 'indexing',
  ready: 'ready',
  failed: 'failed',
}
const WORDS = [
  'uploading',
  'validating',
  'processing',
  'pending',
  'queued',
  'indexing',
  'ready',
  'failed',
] as const

/** A status of the platform; one that nobody knows is shown as it came. */
export function PlatformStatus({ status }: { status: string }) {
  const state = LOOKS[status] ?? 'waiting'
  return (
    <span className="state-mark" data-state={state}>
      <Icon name={stateIcon(state)} />
      <span>{statusWord(status)}</span>
    </span>
  )
}

export function statusWord(status: string): string {
  const known = WORDS.find((word) => word === status)
  return known === undefined ? status : t(`platform.statuses.${known}`)
}
