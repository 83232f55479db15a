/** Indexes of the account and the engine's settings. */
import type { Failure, IndexInfo, Settings } from '../../shared/domain.ts'
import type { Args } from '../../shared/contract.ts'
import { askEngine, bridge } from './bridge.ts'
import { takeIn } from './intake.ts'
import { current, patch } from './store.ts'

let listsAsked = 0

export async function loadSettings(): Promise<void> {
  const settings = await askEngine('getSettings', {})
  if (settings) patch({ settings })
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const settings = await askEngine('setSettings', change)
  if (settings) patch({ settings })
}

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
  await changeSettings({ indexId: index.id })
  const { pendingPaths } = current()
  patch({ dialog: null, pendingPaths: [] })
  if (pendingPaths.length > 0) await takeIn(pendingPaths)
}

/** @returns the failure, so that the form can show it in place; null when the index was created */
export async function createIndex(args: Args<'createIndex'>): Promise<Failure | null> {
  const reply = await bridge().call('createIndex', args)
  if (!reply.ok) return reply.failure
  patch({ indexes: [reply.value, ...(current().indexes ?? [])] })
  await chooseIndex(reply.value)
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
