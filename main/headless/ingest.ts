/** The engine without a window: `npm run ingest -- <paths…> --index <id>`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExpectedError } from '../../shared/errors.ts'
import type { IngestLine } from '../../shared/contract.ts'
import type { ItemId, ItemState } from '../../shared/domain.ts'
import { Engine } from '../engine/index.ts'
import { USAGE, UsageError, readArguments } from './arguments.ts'
import type { IngestArguments } from './arguments.ts'
import { envProxies } from './env-proxies.ts'

/** Time after which a history that could not be read is read again, in ms. */
const UNREADABLE_MS = 1000
const ENDED: ReadonlySet<ItemState> = new Set(['ready', 'refused', 'failed', 'cancelled'])
/** How far a clip comes that waits for review. */
const EXAMINED: ReadonlySet<ItemState> = new Set([...ENDED, 'waiting'])

try {
  process.exitCode = await ingest(readArguments(process.argv.slice(2), process.env))
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}\n`)
    process.exitCode = 2
  } else if (error instanceof ExpectedError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  } else throw error
}

async function ingest(args: IngestArguments): Promise<number> {
  if (!args.dryRun) return await run(args)
  // A history of its own, so that nothing is left of it.
  const dataDir = await mkdtemp(join(tmpdir(), 'reeldrop-dry-run-'))
  try {
    return await run({ ...args, dataDir })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function run(args: IngestArguments): Promise<number> {
  const startedAt = Date.now()
  let changed = (): void => undefined
  const engine = new Engine({
    dataDir: args.dataDir,
    pollMs: args.pollMs,
    proxies: envProxies(process.env),
    log: (level, message) =>
      level === 'debug' || level === 'info' ? undefined : process.stderr.write(`${message}\n`),
    onChange: () => changed(),
  })
  if (engine.notice) process.stderr.write(`${engine.notice.message}\n`)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  try {
    await engine.call('setSettings', args.settings)
    await engine.call('connect', { apiKey: args.apiKey, baseUrl: args.baseUrl })
    const reviewAbove = args.dryRun ? 0 : null
    const { report, ids } = await engine.addPaths(args.paths, args.indexId, args.way, reviewAbove)
    for (const problem of report.problems) process.stderr.write(`${problem.message}\n`)
    const states = await untilEnded(
      engine,
      ids,
      args.dryRun ? EXAMINED : ENDED,
      stop.signal,
      (listener) => (changed = listener),
      (id) => tell(engine, id, args.json, startedAt),
    )
    if (engine.hold) process.stderr.write(`${engine.hold.message}\n`)
    const wanted = args.dryRun ? 'waiting' : 'ready'
    const ready = states.filter((state) => state === wanted).length
    if (!args.json) {
      const word = args.dryRun ? 'would be sent' : 'ready'
      process.stdout.write(
        `${ready} of ${ids.length} ${word}, ${report.passedOver} other files passed over\n`,
      )
    }
    return ready === ids.length && report.problems.length === 0 ? 0 : 1
  } finally {
    await engine.close()
  }
}

/** Resolves with the states when all items have come to one of `ends`, when a person is needed, or when the run is stopped. */
function untilEnded(
  engine: Engine,
  ids: readonly ItemId[],
  ends: ReadonlySet<ItemState>,
  stop: AbortSignal,
  onChange: (listener: () => void) => void,
  onEnded: (id: ItemId) => void,
): Promise<(ItemState | null)[]> {
  const open = new Set(ids)
  const stateOf = (id: ItemId): ItemState | null => engine.row(id)?.state ?? null
  return new Promise((resolve) => {
    let looking = false
    let settled = false
    const tellOfEnded = (): void => {
      for (const id of open) {
        const state = stateOf(id)
        if (state !== null && !ends.has(state)) continue
        onEnded(id)
        open.delete(id)
      }
    }
    const look = (): void => {
      looking = false
      if (settled) return
      try {
        tellOfEnded()
        if (open.size > 0 && engine.hold === null && !stop.aborted) return
        resolve(ids.map(stateOf))
        settled = true
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error
        setTimeout(soon, UNREADABLE_MS)
      }
    }
    const soon = (): void => {
      if (looking) return
      looking = true
      setTimeout(look, 20)
    }
    onChange(soon)
    stop.addEventListener('abort', look)
    look()
  })
}

function tell(engine: Engine, id: ItemId, json: boolean, startedAt: number): void {
  const row = engine.row(id)
  if (row === null) return
  if (json) {
    const line: IngestLine = {
      path: row.path,
      state: row.state,
      problems: row.failure ? [...row.problems, row.failure] : row.problems,
      assetId: row.assetId,
      taskId: row.taskId,
      indexedAssetId: row.indexedAssetId,
      bytesSent: row.wireBytes,
      seconds: (Date.now() - Math.max(startedAt, row.addedAt)) / 1000,
      way: row.way,
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return
  }
  const reasons = [
    ...row.problems.map((problem) => problem.message),
    ...(row.failure ? [row.failure.message] : []),
  ]
  process.stdout.write(
    `${row.state.padEnd(9)} ${row.path}${reasons.length > 0 ? `\n          ${reasons.join('\n          ')}` : ''}\n`,
  )
}
