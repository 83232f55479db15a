import type PQueue from 'p-queue'
import type { Failure, ItemId, Settings } from '../../shared/domain.ts'
import type { Logger } from './log.ts'
import type { PlatformClient } from './platform/client.ts'
import type { Store } from './store/store.ts'
import type { Meter } from './transfer/meter.ts'

/** What the parts of the engine share. Built once, in `index.ts`. */
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
  /** Slots that the chunks of all files share. */
  chunkSlots: PQueue
  /** The meters of the uploads that run. */
  meters: Map<ItemId, Meter>
}
