import type { Arrivals } from './intake/arrivals.ts'
import type { Catalog } from './dedupe/catalog.ts'
import type { Failure } from '../../shared/errors.ts'
import type { ItemId } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Logger } from './log.ts'
import type { RateBudget } from './platform/budget.ts'
import type { PlatformClient } from './platform/client.ts'
import type { Reachability } from './platform/reachability.ts'
import type { ServerClock } from './platform/server-clock.ts'
import type { VideoBudget } from './platform/video-budget.ts'
import type { StoredItem } from './store/item.ts'
import type { Store } from './store/store.ts'
import type { Bandwidth } from './transfer/bandwidth.ts'
import type { Line } from './transfer/line.ts'
import type { Meter } from './transfer/meter.ts'
import type { ReadBuffers } from './transfer/read-buffers.ts'
import type { Throughput } from './transfer/throughput.ts'

/** What the parts of the engine share. Built once, in `parts.ts`. */
export interface EngineContext {
  store: Store
  log: Logger
  now: () => number
  settings: () => Settings
  /** The client for the present key; null without a key or while the whole queue is held. */
  client: () => PlatformClient | null
  /** Stops everything that talks to the platform until a person acts. */
  hold: (failure: Failure) => void
  /** Asks the scheduler to look for work. */
  wake: () => void
  /** The database failed: everything waits until it can be written again. */
  storeFailed: (error: unknown) => void
  /** The connections that all files share. */
  line: Line
  bandwidth: Bandwidth
  buffers: ReadBuffers
  /** Calls to the platform. */
  budget: RateBudget
  /** Minutes of video handed to indexing. */
  video: VideoBudget
  /** An item was handed to indexing: its length counts against the plan. */
  chargeVideo: (item: StoredItem) => void
  /** Whether the platform can be reached at all. */
  reachability: Reachability
  /** The platform's clock. */
  clock: ServerClock
  /** Files that may not be complete yet. */
  arrivals: Arrivals
  /** What the indexes hold already. */
  catalog: Catalog
  /** The meters of the uploads that run. */
  meters: Map<ItemId, Meter>
  /** What left over the last ten minutes. */
  throughput: Throughput
}
