import type { StreamSources } from '../../shared/on-platform.ts'
import type { Connection } from './connection.ts'
import { PlatformError } from './platform/error.ts'

/** The platform's words for a stream that can be played. */
const COMPLETE = 'COMPLETE'

/**
 * Where the stream of a video of an index is, as the platform says now; its addresses may be signed and expire.
 * @throws ExpectedError what the platform says
 */
export async function streamOf(
  connection: Connection,
  { indexId, videoId }: { indexId: string; videoId: string },
  signal: AbortSignal,
): Promise<StreamSources> {
  const none: StreamSources = { status: null, video: null, thumbnails: [] }
  return await connection.ask(async (client) => {
    const asset = await client.indexedAsset(indexId, videoId, signal, 'ask').catch((error: unknown) => {
      if (error instanceof PlatformError && error.isMissing) return null
      throw error
    })
    const hls = asset?.hls
    if (!hls) return none
    const thumbnails = (hls.thumbnail_urls ?? []).filter(isWeb)
    const video = hls.status === COMPLETE && hls.video_url && isWeb(hls.video_url) ? hls.video_url : null
    return { status: hls.status ?? null, video, thumbnails }
  })
}

const isWeb = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
