/** What was refused or failed, by cause: kept up to date while its page is open, and acted on by the group. */
import type { CauseClip } from '../../shared/attention.ts'
import type { Cause } from '../../shared/cause.ts'
import type { ItemId } from '../../shared/item.ts'
import { t } from '../i18n.ts'
import { askEngine } from './bridge.ts'
import { announce } from './notices.ts'
import { patch } from './store.ts'

/** Clips read at once of a long group. */
export const PAGE = 100
/** Least time between two looks, in ms. */
const LOOK_MS = 500

let timer: ReturnType<typeof setTimeout> | undefined
let lookedAt = 0

/** Looks soon, however often it is asked. */
export function lookAtCauses(): void {
  timer ??= setTimeout(() => void load(), Math.max(0, lookedAt + LOOK_MS - Date.now()))
}

export async function settleCause(cause: Cause, what: 'retry' | 'upload' | 'remove'): Promise<void> {
  const answer = await askEngine('settleCause', { cause, what })
  if (answer) announce(t(`attention.done.${what}`, { count: answer.changed }))
  await load()
}

export async function moveCause(cause: Cause, to: { id: string; name: string }): Promise<void> {
  const answer = await askEngine('moveCause', { cause, to: to.id })
  if (answer) announce(t('attention.done.move', { count: answer.changed, index: to.name }))
  await load()
}

/** Clips of a cause from an offset on, at most `PAGE`. */
export async function clipsOf(cause: Cause, offset: number): Promise<readonly CauseClip[]> {
  return (await askEngine('causeClips', { cause, offset, limit: PAGE }))?.clips ?? []
}

/** The indexes that would take a clip; null where it cannot be said of this one. */
export async function indexesFor(id: ItemId): Promise<readonly { id: string; name: string }[] | null> {
  const answer = await askEngine('wouldPass', { id })
  return answer === null || (answer.indexes.length === 0 && answer.newIndex === false) ? null : answer.indexes
}

async function load(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  lookedAt = Date.now()
  const answer = await askEngine('attention', {})
  if (answer) patch({ causes: answer.groups })
}
