import type { ItemId } from '../../../shared/item.ts'
import type { Problem } from '../../../shared/problem.ts'
import { phrase } from '../../../shared/phrase.ts'
import type { EngineContext } from '../context.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import { problem } from '../rules/problem.ts'
import type { CatalogRow } from '../store/catalog.ts'
import type { StoredItem } from '../store/item.ts'
import { isThere } from './catalog.ts'

/** How far two lengths of the same clip may be apart: half a second, or half a hundredth. */
const APART_SECONDS = 0.5
const APART_SHARE = 0.005
/** How many indexed assets of the same size are asked for what Reeldrop wrote beside them, for one clip. */
const LOOKS = 20

/** A clip that was examined, as far as it can be compared. */
export type Examined = Pick<
  StoredItem,
  'name' | 'size' | 'indexId' | 'indexName' | 'media' | 'fingerprint'
> & {
  /** Null where the list does not have it. */
  id: ItemId | null
}

/**
 * Whether the index on the platform holds an examined clip already, as far as the catalog knows: by its fingerprint,
 * or probably, by name, size and length. What matches is asked for first, so that nothing is refused for what is gone.
 * Clips of this machine's own list are not looked for: the list itself answers for them.
 * @throws PlatformError
 */
export async function indexedTwin(
  ctx: EngineContext,
  client: PlatformClient,
  clip: Examined,
  signal: AbortSignal,
): Promise<Problem | null> {
  const name = clip.name.normalize('NFC')
  const { catalog } = ctx.store
  const rows = catalog
    .candidates(clip.indexId, clip.size, name, 'not listed')
    .filter((row) => (row.itemId === null || row.itemId !== clip.id) && canBe(clip, row))
  let looks = 0
  const promise = (row: CatalogRow): number => (row.looked ? 2 : 0) + (row.name === name ? 1 : 0)
  for (const row of rows.sort((a, b) => promise(b) - promise(a))) {
    if (row.looked && likeness(clip, row) === null) continue
    if (!row.looked && ++looks > LOOKS) break
    const now = await askFor(ctx, client, clip, row, signal)
    if (now === null || isListed(ctx, clip, now)) continue
    const code = likeness(clip, now)
    if (code !== null) return problemOf(code, clip, now)
  }
  return null
}

type Likeness = 'already_indexed' | 'probably_indexed'

function likeness(clip: Examined, row: CatalogRow): Likeness | null {
  if (row.fingerprint !== null) return row.fingerprint === clip.fingerprint ? 'already_indexed' : null
  const isProbable = row.itemId === null && row.size === clip.size && row.name === clip.name.normalize('NFC')
  return isProbable && row.duration !== null ? 'probably_indexed' : null
}

/** Where a length is not known it tells nothing. */
function canBe({ media }: Examined, { duration }: CatalogRow): boolean {
  const own = media?.durationSeconds
  if (own === undefined || duration === null) return true
  return Math.abs(own - duration) <= Math.max(APART_SECONDS, APART_SHARE * own)
}

/** This very clip, or one that the list has: those were compared already. */
function isListed(ctx: EngineContext, clip: Examined, { itemId }: CatalogRow): boolean {
  return itemId !== null && (itemId === clip.id || ctx.store.known.isOnItsWay(itemId))
}

/** The indexed asset as it is now; null, and forgotten, when it is gone or has failed. */
async function askFor(
  ctx: EngineContext,
  client: PlatformClient,
  { indexId }: Examined,
  { indexedAssetId }: CatalogRow,
  signal: AbortSignal,
): Promise<CatalogRow | null> {
  try {
    const seen = await client.indexedAsset(indexId, indexedAssetId, signal)
    if (isThere(seen)) return ctx.catalog.learn(indexId, seen)
  } catch (error) {
    if (!(error instanceof PlatformError) || !error.isMissing) throw error
  }
  ctx.store.catalog.remove(indexId, indexedAssetId)
  return null
}

function problemOf(code: Likeness, clip: Examined, row: CatalogRow): Problem {
  const what = phrase('inIndex', {
    index: clip.indexName,
    since: row.createdAt > 0 ? phrase('sinceDay', { day: { day: row.createdAt } }) : '',
    as: row.name === null ? '' : phrase('underName', { name: row.name }),
  })
  const key = code === 'already_indexed' ? 'isTwin' : 'isProbablyTwin'
  return problem(code, 'refuse', phrase(key, { name: clip.name, what }))
}
