import { BATCH } from '../platform/paging.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import { reasonOf } from '../platform/wire.ts'
import type { StoredFetch } from '../store/fetches.ts'

/** How something stands on the platform; `missing` where it is no longer there. */
export type Seen = { status: string; reason: string | null } | 'missing'

/** What the lists did not show is asked for one by one, so many in a round. */
const SINGLES = 5

/**
 * How what is being fetched and indexed stands, by the id of its line: lists of 50 first, and single questions for what
 * they do not show. What could not be asked has no entry.
 * @throws the signal's reason
 */
export async function readStatuses(
  client: PlatformClient,
  open: readonly StoredFetch[],
  signal: AbortSignal,
): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>()
  const fetching = open.filter((one) => one.state === 'fetching' && one.assetId !== null)
  for (let at = 0; at < fetching.length; at += BATCH)
    await unlessRefused(() => readAssets(client, fetching.slice(at, at + BATCH), seen, signal))
  const indexing = open.filter((one) => one.state === 'indexing')
  for (const group of Object.values(Object.groupBy(indexing, (one) => `${one.indexId} ${one.way}`)))
    await unlessRefused(() => readLists(client, group ?? [], seen, signal))
  for (const one of indexing.filter(({ id }) => !seen.has(id)).slice(0, SINGLES))
    await unlessRefused(() => readSingle(client, one, seen, signal))
  return seen
}

async function readAssets(
  client: PlatformClient,
  some: readonly StoredFetch[],
  seen: Map<string, Seen>,
  signal: AbortSignal,
): Promise<void> {
  const ids = some.flatMap(({ assetId }) => assetId ?? [])
  const assets = new Map((await client.assets(ids, signal)).map((asset) => [asset._id, asset]))
  for (const { id, assetId } of some) {
    const asset = assets.get(assetId ?? '')
    seen.set(id, asset ? { status: asset.status, reason: reasonOf(asset) } : 'missing')
  }
}

/** What changed last stands on the first pages. */
async function readLists(
  client: PlatformClient,
  group: readonly StoredFetch[],
  seen: Map<string, Seen>,
  signal: AbortSignal,
): Promise<void> {
  const [first] = group
  const pages = Math.ceil(group.length / BATCH)
  for (let page = 1; first !== undefined && page <= pages; page++) {
    const { data, isLast } =
      first.way === 'task'
        ? await client.tasks(first.indexId, page, false, signal)
        : await client.indexedAssets(first.indexId, page, false, signal)
    const things = new Map(data.map((thing) => [thing._id, thing]))
    for (const { id, taskId, indexedAssetId } of group) {
      const thing = things.get(taskId ?? indexedAssetId ?? '')
      if (thing) seen.set(id, { status: thing.status, reason: reasonOf(thing) })
    }
    if (isLast) return
  }
}

async function readSingle(
  client: PlatformClient,
  { id, taskId, indexId, indexedAssetId }: StoredFetch,
  seen: Map<string, Seen>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const thing =
      taskId === null
        ? await client.indexedAsset(indexId, indexedAssetId ?? '', signal, 'poll')
        : await client.task(taskId, signal)
    seen.set(id, { status: thing.status, reason: reasonOf(thing) })
  } catch (error) {
    if (!(error instanceof PlatformError) || !error.isMissing) throw error
    seen.set(id, 'missing')
  }
}

/** What cannot be asked now is asked in the next round. */
async function unlessRefused(ask: () => Promise<void>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
  }
}
