/** Indexes of the account and the engine's settings. */
import type { Failure } from '../../shared/errors.ts'
import type { IndexInfo } from '../../shared/index-info.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Args } from '../../shared/contract.ts'
import { t } from '../i18n.ts'
import { atOnce } from './at-once.ts'
import { askEngine, bridge } from './bridge.ts'
import { takeIn } from './intake.ts'
import { announce } from './notices.ts'
import { current, patch } from './store.ts'

let listsAsked = 0

export async function loadSettings(): Promise<void> {
  const settings = await askEngine('getSettings', {})
  if (settings) patch({ settings })
}

export const changeSettings = atOnce<Partial<Settings>, Settings>({
  show: (change) => {
    const { settings } = current()
    if (settings) patch({ settings: { ...settings, ...change } })
  },
  ask: (change) => askEngine('setSettings', change),
  take: (settings) => patch({ settings }),
  reload: loadSettings,
})

/** Lets uploads run from now on whatever the hours, which are kept aside. */
export async function uploadNow(): Promise<void> {
  await changeSettings({ uploadHours: null, hoursSetAside: current().settings?.uploadHours ?? null })
}

export async function keepHoursAgain(): Promise<void> {
  await changeSettings({ uploadHours: current().settings?.hoursSetAside ?? null, hoursSetAside: null })
}

/** Loads the indexes; a failure is kept beside them, as the choice of an index shows it in place. */
export async function loadIndexes(): Promise<void> {
  const mine = ++listsAsked
  const reply = await bridge().call('listIndexes', {})
  if (mine !== listsAsked) return
  if (reply.ok) patch({ indexes: reply.value.indexes, indexesFailure: null })
  else patch({ indexesFailure: reply.failure })
}

/** Makes new drops go to an index, and takes in what was dropped before there was one. */
export async function chooseIndex(index: IndexInfo): Promise<void> {
  const before = chosenIndex(current())
  await changeSettings({ indexId: index.id })
  void offerMove(before, index)
  const { pendingPaths } = current()
  patch({ dialog: null, pendingPaths: [] })
  if (pendingPaths.length > 0) await takeIn(pendingPaths)
}

/** Offers once to take what was not sent yet along to the index that was switched to. */
async function offerMove(from: IndexInfo | null, to: IndexInfo): Promise<void> {
  patch({ moveOffer: null })
  if (from === null || from.id === to.id) return
  const answer = await askEngine('movable', { indexId: from.id })
  if (answer && answer.clips > 0) patch({ moveOffer: { from, to, clips: answer.clips } })
}

export async function takeMoveOffer(): Promise<void> {
  const offer = current().moveOffer
  patch({ moveOffer: null })
  if (!offer) return
  const { from, to } = offer
  const answer = await askEngine('moveAll', { from: from.id, to: to.id })
  if (answer) announce(t('picked.moved', { count: answer.changed, index: to.name }))
}

/** @returns the failure, so that the form can show it in place; null when the index was created */
export async function createIndex(args: Args<'createIndex'>): Promise<Failure | null> {
  const reply = await bridge().call('createIndex', args)
  if (!reply.ok) return reply.failure
  patch({ indexes: [reply.value, ...(current().indexes ?? [])] })
  await chooseIndex(reply.value)
  return null
}

/** @returns the failure, so that the form can show it in place; null when it has its new name */
export async function renameIndex(id: string, name: string): Promise<Failure | null> {
  const reply = await bridge().call('renameIndex', { id, name })
  if (!reply.ok) return reply.failure
  const indexes = current().indexes?.map((index) => (index.id === id ? reply.value : index)) ?? null
  patch({ indexes })
  return null
}

/** Deletes an index with all that is in it. @returns the failure; null when it is gone */
export async function deleteIndex({ id, name }: IndexInfo): Promise<Failure | null> {
  const reply = await bridge().call('deleteIndex', { id, name })
  if (!reply.ok) return reply.failure
  await Promise.all([loadIndexes(), loadSettings()])
  return null
}

/** The index that new drops go to; null while none is chosen or the list is not here yet. */
export function chosenIndex(state: {
  settings: Settings | null
  indexes: readonly IndexInfo[] | null
}): IndexInfo | null {
  const id = state.settings?.indexId
  return state.indexes?.find((index) => index.id === id) ?? null
}
