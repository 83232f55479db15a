/** All that the window knows, and no more than is on screen. Changed only by the files beside this one. */
import { create } from 'zustand'
import type { Chosen, KeyStatus } from '../../shared/contract.ts'
import type { EndedBatch } from '../../shared/batches.ts'
import type { Failure } from '../../shared/errors.ts'
import type { IndexInfo } from '../../shared/index-info.ts'
import type { IntakeReport } from '../../shared/intake-report.ts'
import type { ItemDetails, ItemId } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import type { View, ViewQuery } from '../../shared/view.ts'

import type { CauseGroup } from '../../shared/attention.ts'
import { FIRST_VIEW } from '../../shared/first-view.ts'
import type { Page } from '../../shared/pages.ts'
import { NO_COMPARISON } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import type { UpdateState } from '../../shared/updates.ts'
import { NOTHING } from './selection.ts'
import type { Picked } from './selection.ts'
import type { UndoId } from '../../shared/selection.ts'
import type { WatchFolder } from '../../shared/watching.ts'

export type Dialog = 'index' | 'key' | 'proxy' | 'shortcuts' | 'diagnostics' | null
export type NoticeLevel = 'info' | 'warning' | 'error'

export interface Notice {
  readonly id: number
  readonly level: NoticeLevel
  readonly failure: Failure
}

export interface Report {
  readonly id: number
  readonly report: IntakeReport
  readonly indexName: string
}

export interface WindowState {
  page: Page
  dialog: Dialog
  /** null until main has answered. */
  chosen: Chosen | null
  /** The watch folder that is edited; `new` for one that is added. */
  editing: WatchFolder | 'new' | null
  /** null until the engine has answered. */
  watches: readonly WatchFolder[] | null
  /** null until main has answered. */
  key: KeyStatus | null
  /** null until the engine has answered. */
  settings: Settings | null
  /** null until the platform has answered. */
  indexes: readonly IndexInfo[] | null
  indexesFailure: Failure | null
  query: ViewQuery
  view: View | null
  /** True from asking for another view until its rows are here. */
  stale: boolean
  /** The clip whose details are open. */
  selected: ItemId | null
  /** What is selected in the list. */
  picked: Picked
  /** The line from which a range is selected. */
  anchor: number | null
  /** How often something was done to what is selected. */
  acts: number
  /** What was just done, and how to take it back. */
  toast: { id: number; text: string; undo: UndoId | null } | null
  /** A drop that has just ended; null while none is told of. */
  finished: EndedBatch | null
  details: ItemDetails | null
  notices: readonly Notice[]
  /** Why there is no engine that works; null when there is one. */
  trouble: Failure | null
  report: Report | null
  /** What was refused or failed, by cause; null until it was asked for. */
  causes: readonly CauseGroup[] | null
  /** Clips of the index that was switched from, which could go to the new one; null while there is nothing to offer. */
  moveOffer: { from: IndexInfo; to: IndexInfo; clips: number } | null
  /** Paths that were dropped before an index was chosen. */
  pendingPaths: readonly string[]
  /** How many paths are being taken in right now; null when none. */
  takingIn: number | null
  comparison: Comparison
  /** null until main has answered. */
  update: UpdateState | null
  /** What the live region says. */
  announcement: string
}

export const useStore = create<WindowState>()(() => ({
  page: 'queue',
  dialog: null,
  chosen: null,
  editing: null,
  watches: null,
  key: null,
  settings: null,
  indexes: null,
  indexesFailure: null,
  query: FIRST_VIEW,
  view: null,
  stale: false,
  selected: null,
  picked: NOTHING,
  anchor: null,
  acts: 0,
  toast: null,
  finished: null,
  details: null,
  notices: [],
  trouble: null,
  report: null,
  causes: null,
  moveOffer: null,
  pendingPaths: [],
  takingIn: null,
  comparison: NO_COMPARISON,
  update: null,
  announcement: '',
}))

export const patch = useStore.setState
export const current = useStore.getState
