/** The engine without a window: `npm run ingest -- <paths…> --index <id>`. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExpectedError, failure } from '../../shared/errors.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import { Engine } from '../engine/index.ts'
import { labelOf } from '../engine/intake/add.ts'
import { USAGE, UsageError, readArguments } from './arguments.ts'
import type { IngestArguments } from './arguments.ts'
import { compare } from './compare.ts'
import { envProxies } from './env-proxies.ts'
import { tell, untilEnded } from './follow.ts'

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
  if (args.receipt !== null) refuseToReplace(args.receipt.path)
  if (!args.dryRun) return await run(args)
  // A history of its own, so that nothing is left of it.
  const dataDir = await mkdtemp(join(tmpdir(), 'reeldrop-dry-run-'))
  try {
    return await run({ ...args, dataDir })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Before anything is sent, and once more before it is written. @throws ExpectedError `file_exists` */
function refuseToReplace(path: string): void {
  if (existsSync(path)) throw new ExpectedError(failure('file_exists', { name: path }))
}

async function run(args: IngestArguments): Promise<number> {
  const startedAt = Date.now()
  let changed = (): void => undefined
  const engine = Engine.open({
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
  const follow = (ids: readonly ItemId[], ends: ReadonlySet<ItemState>) =>
    untilEnded(
      engine,
      ids,
      ends,
      stop.signal,
      (listener) => (changed = listener),
      (id) => tell(engine, id, args.json, startedAt),
    )
  try {
    await engine.call('setSettings', args.settings)
    await engine.call('connect', { apiKey: args.apiKey, baseUrl: args.baseUrl })
    if (args.compare !== null) {
      const found = await compare(engine, args, args.compare)
      if (found.ids.length === 0) return found.status
      const states = await follow(found.ids, ENDED)
      return states.every((state) => state === 'ready') ? found.status : 1
    }
    const reviewAbove = args.dryRun ? 0 : null
    const { report, ids } = await engine.addPaths(args.paths, args.indexId, args.way, reviewAbove)
    for (const problem of report.problems) process.stderr.write(`${problem.message}\n`)
    const states = await follow(ids, args.dryRun ? EXAMINED : ENDED)
    if (args.receipt !== null) {
      refuseToReplace(args.receipt.path)
      await engine.writeReceipt(ids, labelOf(args.paths), args.receipt)
    }
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
