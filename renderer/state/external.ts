/** Pages of the platform in the system's browser. */
import { askMain } from './bridge.ts'

/** Opens an index on the platform, or one of its videos. */
export const openOnPlatform = (indexId: string, videoId: string | null) =>
  askMain('openOnPlatform', { indexId, videoId })
