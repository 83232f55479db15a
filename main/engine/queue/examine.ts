import { stat } from 'node:fs/promises'
import { failure } from '../../../shared/errors.ts'
import type { IndexModel, Problem } from '../../../shared/domain.ts'
import type { EngineContext } from '../context.ts'
import { fingerprint } from '../intake/fingerprint.ts'
import type { Prober } from '../probe/probe.ts'
import { judge } from '../rules/judge.ts'
import type { ItemPatch, StoredItem } from '../store/item.ts'
import { sourceError } from '../transfer/source-file.ts'
import { chooseWay } from './upload-item.ts'

/** How long a file must not have been written to before it is probed, in ms. */
const STILL_MS = 2000

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
  if (await isBeingWritten(ctx, item)) return
  const probed = await prober.probe(item.path, signal)
  signal.throwIfAborted()
  if (probed.kind === 'failed') {
    items.move(item.id, 'failed', probed.failure.message, { failure: probed.failure })
    return
  }
  if (probed.kind === 'refused') {
    items.move(item.id, 'refused', probed.problem.message, { problems: [probed.problem] })
    return
  }
  const print = await fingerprint(item.path, item.size)
  signal.throwIfAborted()
  const way = chooseWay(item.wantedWay, item.size, ctx.settings())
  const problems = [
    ...judge({
      name: item.name,
      sizeBytes: item.size,
      media: probed.media,
      models: modelsOf(ctx, item),
      way,
    }),
    ...twinProblem(ctx, item, print),
  ]
  const patch: ItemPatch = { media: probed.media, fingerprint: print, way, problems }
  const against = problems.filter((problem) => problem.severity === 'refuse')
  if (against.length > 0 && !item.overridden) {
    items.move(item.id, 'refused', against.map((problem) => problem.message).join(' '), patch)
    return
  }
  items.move(
    item.id,
    'waiting',
    item.overridden ? 'Queued in spite of its problems' : 'Checked; queued',
    patch,
  )
}

/**
 * A file that was written to just now waits until it has been still for a moment. Later checks (when it is opened,
 * before each chunk, at the end) catch what this one cannot.
 */
async function isBeingWritten(ctx: EngineContext, item: StoredItem): Promise<boolean> {
  const now = await stat(item.path).catch((error: unknown) => {
    throw sourceError(error, item.name)
  })
  const age = ctx.now() - now.mtimeMs
  const changed = now.size !== item.size || now.mtimeMs !== item.mtimeMs
  if (!changed && (age < 0 || age >= STILL_MS)) return false
  ctx.store.transaction(() => {
    if (changed) ctx.store.forgetEarlierContent(item.id)
    ctx.store.items.patch(item.id, {
      size: now.size,
      mtimeMs: now.mtimeMs,
      nextAttemptAt: ctx.now() + STILL_MS,
    })
  })
  return true
}

function modelsOf(ctx: EngineContext, item: StoredItem): IndexModel[] {
  return ctx.store.cachedIndex(item.indexId)?.models ?? []
}

/** The same content once more in the same index: nothing is sent twice by accident. */
function twinProblem(ctx: EngineContext, item: StoredItem, print: string): Problem[] {
  const twin = ctx.store.items.twinOf(item, print)
  if (twin === null) return []
  const { code, message } = failure('already_indexed', { name: item.name, detail: twin.path })
  return [{ code, severity: 'refuse', message }]
}
