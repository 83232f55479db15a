import type { EngineContext } from '../context.ts'
import type { StoredItem } from '../store/item.ts'

/** Whether a stream (HLS) of a clip is asked for: as its watch folder says, otherwise as the settings do. */
export function wantsStream(ctx: EngineContext, item: StoredItem): boolean {
  return item.stream ?? ctx.settings().enableVideoStream
}
