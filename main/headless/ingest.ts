/** The engine without a window: `npm run ingest -- <paths…> --index <id>`. */
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
    const { report, ids } = await engine.addPaths(args.paths, args.indexId, args.way)
    for (const problem of report.problems) process.stderr.write(`${problem.message}\n`)
    const states = await untilEnded(
      engine,
      ids,
      stop.signal,
      (listener) => (changed = listener),
      (id) => tell(engine, id, args.json, startedAt),
    )
    if (engine.hold) process.stderr.write(`${engine.hold.message}\n`)
    const ready = states.filter((state) => state === 'ready').length
    if (!args.json)
      process.stdout.write(`${ready} of ${ids.length} ready, ${report.passedOver} other files passed over\n`)
    return ready === ids.length && report.problems.length === 0 ? 0 : 1
  } finally {
    await engine.close()
  }
}

/** Resolves with the states when all items have ended, when a person is needed, or when the run is stopped. */
function untilEnded(
  engine: Engine,
  ids: readonly ItemId[],
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
        if (state !== null && !ENDED.has(state)) continue
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
