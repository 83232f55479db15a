/** What can be done to a selection at once. The engine does what is possible and leaves the rest alone. */
import type { ItemState } from '../../shared/item.ts'
import type { Selection, Survey } from '../../shared/selection.ts'
import { t } from '../i18n.ts'
import { askEngine } from './bridge.ts'
import { announce } from './notices.ts'
import { current, patch } from './store.ts'
import { cancelClips, removeClips } from './undo.ts'

export const BULK = [
  'retry',
  'uploadAnyway',
  'takeNow',
  'pause',
  'resume',
  'toTop',
  'cancel',
  'remove',
] as const
export type Bulk = (typeof BULK)[number]

export async function act(what: Bulk, selection: Selection): Promise<void> {
  if (what === 'cancel') return cancelClips(selection)
  if (what === 'remove') return removeClips(selection)
  const answer = await ASK[what](selection)
  patch({ acts: current().acts + 1 })
  if (answer) announce(t(`picked.changed.${what}`, { count: answer.changed }))
}

const ASK = {
  retry: (selection: Selection) => askEngine('retry', selection),
  uploadAnyway: (selection: Selection) => askEngine('uploadAnyway', selection),
  takeNow: (selection: Selection) => askEngine('takeNow', selection),
  pause: (selection: Selection) => askEngine('setItemsPaused', { ...selection, paused: true }),
  resume: (selection: Selection) => askEngine('setItemsPaused', { ...selection, paused: false }),
  toTop: (selection: Selection) => askEngine('moveToTop', selection),
}

export async function moveToIndex(selection: Selection, index: { id: string; name: string }): Promise<void> {
  const answer = await askEngine('moveToIndex', { ...selection, indexId: index.id })
  if (answer) announce(t('picked.moved', { count: answer.changed, index: index.name }))
}

/** How many clips of a selection each action can be done to. */
export function reachOf(survey: Survey): Record<Bulk | 'move', number> {
  const sum = (...states: ItemState[]): number =>
    states.reduce((all, state) => all + (survey.byState[state] ?? 0), 0)
  return {
    retry: sum('cancelled') + survey.retryable,
    uploadAnyway: sum('refused'),
    takeNow: sum('settling'),
    pause: sum('waiting', 'uploading') - survey.paused,
    resume: survey.paused,
    toTop: sum('found', 'waiting'),
    cancel: sum('settling', 'found', 'waiting', 'uploading', 'processing'),
    remove: sum('ready', 'refused', 'failed', 'cancelled'),
    move: sum('settling', 'found', 'waiting', 'refused'),
  }
}
