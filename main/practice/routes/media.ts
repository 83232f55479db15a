/** What streams consist of: behind signed addresses, as on a CDN, without a key. */
import { StorageError } from '../errors.ts'
import { param, type Route } from '../exchange.ts'
import type { Practice } from '../practice.ts'

export const mediaRoutes = (practice: Practice): Route[] => [
  {
    name: 'getMedia',
    method: 'GET',
    path: '/media/:video/:signature/:file',
    handle: async (call) => {
      const id = param(call, 'video')
      // The sign of a leaked key, as with presigned URLs.
      if (call.headers['x-api-key'] !== undefined)
        throw new StorageError(400, 'InvalidRequest', 'Signed requests must not carry an API key.')
      if (!practice.streams.isSigned(id, param(call, 'signature')))
        throw new StorageError(403, 'AccessDenied', 'The signature does not match.')
      const source = sourceOf(practice, id)
      const found =
        source && (await practice.streams.read(id, param(call, 'file'), source.path, source.seconds))
      if (!found) throw new StorageError(404, 'NoSuchKey', 'The specified key does not exist.')
      return { status: 200, body: found.bytes, headers: { 'Content-Type': found.type } }
    },
  },
]

/** The received file of a video, or of an asset. */
function sourceOf({ world }: Practice, id: string): { path: string; seconds: number } | null {
  const video = world.videos.get(id)
  const asset = world.assets.get(video?.assetId ?? id)
  const task = [...world.tasks.values()].find(({ videoId }) => videoId === id)
  const path = asset?.received?.path ?? task?.received?.path ?? null
  const seconds = (video ?? asset)?.media?.durationSeconds ?? 1
  return path === null ? null : { path, seconds }
}
