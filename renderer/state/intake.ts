/** The ways clips get in: drop, dialog, menu. */
import { askEngine, askMain, keepDropped } from './bridge.ts'
import { chosenIndex } from './library.ts'
import { showReport } from './notices.ts'
import { stageOf } from './stage.ts'
import { current, patch } from './store.ts'
import type { WindowState } from './store.ts'

/** Takes paths into the chosen index; without one, keeps them and asks for it. */
export async function takeIn(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  const { settings, indexes } = current()
  if (settings === null) {
    // Which index was chosen is not known yet: `takeInPending` goes on once it is.
    patch({ pendingPaths: [...current().pendingPaths, ...paths] })
    return
  }
  const known = indexes === null || chosenIndex(current()) !== null
  if (!settings.indexId || !known) {
    patch({ pendingPaths: [...current().pendingPaths, ...paths], dialog: 'index' })
    return
  }
  patch({ takingIn: paths.length, page: 'queue', report: null })
  const report = await askEngine('addPaths', { paths: [...paths], indexId: settings.indexId })
  patch({ takingIn: null })
  if (report) showReport(report, chosenIndex(current())?.name ?? '')
}

export async function takeInDropped(files: readonly File[]): Promise<void> {
  const dropped = await keepDropped(files)
  if (dropped) await takeIn(dropped.paths)
}

/**
 * What came by the command line or by "Open with"; without a key or an index it waits until there is one.
 * @param atStart also what a page before this one had when it crashed
 */
export async function takeInOpened(atStart: boolean): Promise<void> {
  const opened = await askMain('takeOpened', { atStart })
  if (!opened) return
  if (opened.page !== null) patch({ page: opened.page })
  patch({ pendingPaths: [...current().pendingPaths, ...opened.paths] })
}

/** Closes the question for an index, and forgets what waits for its answer. */
export function dismissPending(): void {
  patch({ dialog: null, pendingPaths: [] })
  void askMain('dismissOpened', {})
}

/** Takes in what waits, as soon as it can be. */
export function takeInPending(state: WindowState): void {
  if (state.pendingPaths.length === 0 || state.dialog !== null || stageOf(state) !== 'queue') return
  patch({ pendingPaths: [] })
  void takeIn(state.pendingPaths)
}

export const stopTakingIn = () => askEngine('stopIntake', {})

export async function chooseAndTakeIn(kind: 'folder' | 'files'): Promise<void> {
  const chosen = await askMain('choosePaths', { kind })
  if (chosen) await takeIn(chosen.paths)
}
