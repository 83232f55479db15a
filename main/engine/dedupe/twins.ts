import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { Problem } from '../../../shared/problem.ts'
import { phrase } from '../../../shared/phrase.ts'
import type { EngineContext } from '../context.ts'
import { PlatformError } from '../platform/error.ts'
import type { PlatformClient } from '../platform/client.ts'
import { isIndexGone } from '../queue/look.ts'
import { problem } from '../rules/problem.ts'
import type { StoredItem } from '../store/item.ts'
import { indexedTwin } from './indexed-twin.ts'
import { mayBeSameFile } from './same-bytes.ts'

/**
 * Finds what holds the same as an examined clip: another clip of the list, compared in every byte, or what the index on
 * the platform holds. Nothing is sent twice by accident.
 * @param asksPlatform whether the index is looked into; while it cannot be, the look before the first byte does it
 * @param settle gets what was found, and at once: no other clip is settled between the last look and this
 */
export async function withTwins(
  ctx: EngineContext,
  clip: StoredItem & { fingerprint: string },
  asksPlatform: boolean,
  signal: AbortSignal,
  settle: (problems: Problem[]) => void,
): Promise<void> {
  const others: ItemId[] = []
  let indexed: Problem[] | null = asksPlatform ? null : []
  for (;;) {
    const twin = ctx.store.known.twinOf(clip, clip.fingerprint, others)
    if (twin === null) {
      if (indexed !== null) return settle(indexed)
      indexed = await lookSoon(ctx, clip, signal)
    } else if (clip.overridden || (await mayBeSameFile(clip, twin, signal))) {
      const said = { name: clip.name, what: phrase('sameClip', { path: twin.path }) }
      return settle([problem('already_indexed', 'refuse', phrase('isTwin', said))])
    } else others.push(twin.id)
    signal.throwIfAborted()
  }
}

/** What the index holds, as far as the platform says it now. @throws the signal's reason */
async function lookSoon(ctx: EngineContext, clip: StoredItem, signal: AbortSignal): Promise<Problem[]> {
  const client = ctx.client()
  if (client === null || ctx.reachability.isDown) return []
  try {
    if (!(await ctx.catalog.freshenSoon(client, clip.indexId, signal))) return []
    const problem = await indexedTwin(ctx, client, clip, signal)
    return problem === null ? [] : [problem]
  } catch (error) {
    if (error instanceof PlatformError) return []
    throw error
  }
}

/**
 * The last look before a clip's first byte: the index is read again when that was not done since the clip came into the
 * queue. @throws PlatformError; ExpectedError `index_missing`; the signal's reason
 */
export async function twinBeforeSending(
  ctx: EngineContext,
  client: PlatformClient,
  item: StoredItem,
  signal: AbortSignal,
): Promise<Problem | null> {
  try {
    await ctx.catalog.freshen(client, item.indexId, signal, item.updatedAt)
  } catch (error) {
    if (!(error instanceof PlatformError) || !error.isMissing) throw error
    if (!(await isIndexGone(client, item.indexId, signal))) throw error
    throw new ExpectedError(failure('index_missing', { name: item.indexName }))
  }
  return await indexedTwin(ctx, client, item, signal)
}
