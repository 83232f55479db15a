/** What the engine is opened with, and whom it tells what. */
import type { EventPayload } from '../../shared/contract.ts'
import type { CheckupProgress } from '../../shared/checkup.ts'
import type { ExportProgress, Fetch } from '../../shared/on-platform.ts'
import type { SettingsBase } from '../../shared/preset.ts'
import type { View } from '../../shared/view.ts'
import type { WatchFolder } from '../../shared/watching.ts'
import type { Logger } from './log.ts'
import type { ProxySource } from './platform/routes.ts'
import type { WatchTimes } from './watch/watch.ts'

export interface EngineOptions {
  dataDir: string
  /** Settings of a facility. */
  settingsBase?: SettingsBase
  log: Logger
  /** The open view changed. */
  onView?: (view: View) => void
  /** Something was committed. */
  onChange?: () => void
  /** Bytes began or ceased to move, or the setting changed that keeps the machine awake for them. */
  onActivity?: (activity: EventPayload<'activity'>) => void
  /** Which proxies lead where; everything goes straight without it. */
  proxies?: ProxySource
  /** Something about a watch folder changed. */
  onWatches?: (watches: WatchFolder[]) => void
  /** Something about a clip changed that the platform fetches from an address. */
  onFetches?: (fetches: Fetch[]) => void
  /** How far an export came. */
  onExporting?: (progress: ExportProgress) => void
  /** How far a comparison of a folder with an index came. */
  onCheckUp?: (progress: CheckupProgress) => void
  /** Other times than usual for watch folders. */
  watchTimes?: Partial<WatchTimes>
  /** Interval of polling the platform while things change, in ms; 5 s by default (contract §8). */
  pollMs?: number
  /** How old what is known of an index may be before it is read again, in ms. */
  catalogFreshMs?: number
  /** Time without any movement after which a request is given up, in ms; a minute by default. */
  stallMs?: number
}
