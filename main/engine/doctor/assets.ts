import { basename } from 'node:path'
import { fingerprint } from '../intake/fingerprint.ts'
import { BATCH } from '../platform/paging.ts'
import type { PlatformClient } from '../platform/client.ts'
import type { Asset } from '../platform/wire.ts'
import { namedIn } from '../queue/identity.ts'
import type { Ailment } from './diagnose.ts'
import { patient } from '../platform/patient.ts'

/** A clip that the index does not hold, on its way to be told of. Size in bytes. */
export interface Absent {
  path: string
  size: number
  ailment: Ailment
}

/**
 * Finds which absent clips have an asset on the platform that only has to be indexed: those of the own list by their
 * ids, the others by name, size and fingerprint in the platform's list of assets.
 * @throws PlatformError; errors of the file system as they are
 */
export async function findAssets(
  client: PlatformClient,
  indexId: string,
  absent: readonly Absent[],
  signal: AbortSignal,
): Promise<void> {
  const own = absent.filter(({ ailment }) => ailment.assetId !== null)
  const there = await assetsById(
    client,
    own.flatMap(({ ailment }) => ailment.assetId ?? []),
    signal,
  )
  for (const clip of own) {
    const asset = there.get(clip.ailment.assetId ?? '')
    if (isUsable(asset) && (await isOutside(client, indexId, asset._id, signal))) toIndex(clip, asset)
    else clip.ailment.assetId = null
  }
  await findByName(
    client,
    indexId,
    absent.filter(({ ailment }) => ailment.is === 'missing' && ailment.assetId === null),
    signal,
  )
}

async function assetsById(
  client: PlatformClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Asset>> {
  const found = new Map<string, Asset>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const assets = await patient(signal, () => client.assets(ids.slice(at, at + BATCH), signal))
    for (const asset of assets) found.set(asset._id, asset)
  }
  return found
}

async function findByName(
  client: PlatformClient,
  indexId: string,
  absent: readonly Absent[],
  signal: AbortSignal,
): Promise<void> {
  if (absent.length === 0) return
  const byName = new Map<string, Asset[]>()
  for await (const asset of assetsFor(client, absent, signal)) {
    const name = (asset.filename ?? '').normalize('NFC')
    byName.set(name, [...(byName.get(name) ?? []), asset])
  }
  for (const clip of absent) {
    for (const asset of byName.get(nameOf(clip)) ?? []) {
      if (!isUsable(asset) || !(await isSame(clip, asset))) continue
      if (!(await isOutside(client, indexId, asset._id, signal))) continue
      toIndex(clip, asset)
      break
    }
  }
}

/** The assets that may be of these clips, in the fewest calls: name by name, or the whole list. */
async function* assetsFor(
  client: PlatformClient,
  absent: readonly Absent[],
  signal: AbortSignal,
): AsyncGenerator<Asset> {
  const first = await patient(signal, () => client.allAssets(1, signal))
  if (first.pages > absent.length) {
    for (const clip of absent) yield* await patient(signal, () => client.assetsNamed(nameOf(clip), signal))
    return
  }
  yield* first.data
  for (let page = 2; page <= first.pages; page++)
    yield* (await patient(signal, () => client.allAssets(page, signal))).data
}

const nameOf = ({ path }: Absent): string => basename(path).normalize('NFC')

const isUsable = (asset: Asset | undefined): asset is Asset =>
  asset !== undefined && (asset.status === 'ready' || asset.status === 'processing')

/** Whether an asset holds what the file holds, as far as the platform tells. */
async function isSame({ path, size }: Absent, asset: Asset): Promise<boolean> {
  const print = namedIn(asset.user_metadata).fingerprint
  if (print !== null) return print === (await fingerprint(path, size))
  return asset.size === size
}

async function isOutside(
  client: PlatformClient,
  indexId: string,
  assetId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const uses = await patient(signal, () => client.usesOfAsset(assetId, signal))
  return uses.every((use) => use.indexId !== indexId)
}

function toIndex({ ailment }: Absent, asset: Asset): void {
  Object.assign(ailment, {
    is: 'notIndexed',
    assetId: asset._id,
    detail: `Its bytes are on the platform (asset ${asset._id}), but not in this index`,
  })
}
