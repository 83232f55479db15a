import { stat } from 'node:fs/promises'
import type { IndexModel } from '../../../shared/index-info.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { EngineContext } from '../context.ts'
import { withTwins } from '../dedupe/twins.ts'
import { fingerprint } from '../intake/fingerprint.ts'
import type { Prober } from '../probe/probe.ts'
import { judge } from '../rules/judge.ts'
import type { ItemPatch, StoredItem } from '../store/item.ts'
import { sourceError } from '../transfer/source-file.ts'
import { foresee } from './foresight.ts'
import { chooseWay } from './upload-item.ts'

/**
 * Probes a found item, judges it against the models of its index, and moves it on: into the queue, or out with every
 * reason. No byte of it leaves.
 */
export async function examine(
  ctx: EngineContext,
  prober: Prober,
  item: StoredItem,
  signal: AbortSignal,
): Promise<void> {
  const { items } = ctx.store
  if (await isSentBack(ctx, item)) return
  // What is known of a file that has not changed since holds: it was judged before, for another index.
  const probed = item.media
    ? { kind: 'media' as const, media: item.media }
    : await prober.probe(item.path, signal)
  signal.throwIfAborted()
  if (probed.kind === 'failed') {
    items.move(item.id, 'failed', probed.failure.message, { failure: probed.failure })
    return
  }
  if (probed.kind === 'refused') {
    items.move(item.id, 'refused', probed.problem.message, { problems: [probed.problem] })
    return
  }
  const print = item.fingerprint ?? (await fingerprint(item.path, item.size))
  signal.throwIfAborted()
  if (await isMove(ctx, item, print)) return
  const way = chooseWay(item.wantedWay, item.size, ctx.settings())
  const judged = judge({
    name: item.name,
    sizeBytes: item.size,
    media: probed.media,
    models: modelsOf(ctx, item),
    way,
  })
  const asksPlatform = !item.overridden && judged.every((problem) => problem.severity !== 'refuse')
  const clip = { ...item, media: probed.media, fingerprint: print }
  await withTwins(ctx, clip, asksPlatform, signal, (twins) =>
    settle(ctx, item, {
      media: probed.media,
      fingerprint: print,
      way,
      problems: [...judged, ...twins, ...foreseen(ctx, clip, [...judged, ...twins])],
    }),
  )
}

/** What is warned of only where nothing keeps the clip here. */
function foreseen(ctx: EngineContext, clip: StoredItem, against: readonly Problem[]): Problem[] {
  if (against.some(({ severity }) => severity === 'refuse') && !clip.overridden) return []
  return foresee(ctx, { name: clip.name, size: clip.size, seconds: clip.media?.durationSeconds ?? 0 })
}

function settle(ctx: EngineContext, item: StoredItem, patch: ItemPatch & { problems: Problem[] }): void {
  const { items } = ctx.store
  const against = patch.problems.filter((problem) => problem.severity === 'refuse')
  if (against.length > 0 && !item.overridden) {
    items.move(item.id, 'refused', against.map((problem) => problem.message).join(' '), patch)
    return
  }
  const why = item.overridden ? 'Queued in spite of its problems' : 'Checked; queued'
  // Found out again at no cost but time. What is created on the platform waits for the disk, which then has this too.
  ctx.store.soon(() => items.move(item.id, 'waiting', why, patch))
}

/** A file that is still being written to goes back to where files settle. */
async function isSentBack(ctx: EngineContext, item: StoredItem): Promise<boolean> {
  try {
    return await ctx.arrivals.sendBack(item)
  } catch (error) {
    throw sourceError(error, item.name)
  }
}

function modelsOf(ctx: EngineContext, item: StoredItem): IndexModel[] {
  return ctx.store.cachedIndex(item.indexId)?.models ?? []
}

/**
 * The clip of a watch folder that is another one under a new name: that one, whose file is gone, follows, and nothing
 * is sent again.
 */
async function isMove(ctx: EngineContext, item: StoredItem, print: string): Promise<boolean> {
  const { items, known } = ctx.store
  const twin = item.watchId === null ? null : known.twinOf(item, print)
  if (twin === null || twin.size !== item.size || (await stat(twin.path).catch(() => null)) !== null)
    return false
  ctx.store.transaction(() => {
    items.remove(item.id)
    items.patch(twin.id, { path: item.path, mtimeMs: item.mtimeMs, watchId: item.watchId })
    items.note(twin.id, `Moved here from ${twin.path}`)
  })
  return true
}
