/** Starts a practice server alone: one line of JSON on standard output, then it serves until it is ended. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { z } from 'zod'
import { Fault } from './faults.ts'
import { PLAN_NAMES } from '../../shared/plans.ts'
import { startPracticeServer, type PracticeOptions } from './server.ts'

const HELP = `Usage: practice [options]

Serves a stand-in for the TwelveLabs platform on this machine. Prints one line of JSON with
its address, its key and its indexes, then serves until it is ended.

  --port N           port to listen on; 0 takes any free one (default 0)
  --api-key KEY      the key that clients have to send (default: a new one)
  --step-ms N        how long a clip stays in each state, in ms (default 1500)
  --plan NAME        rate limits and quotas of a plan: ${PLAN_NAMES.join(', ')} (default off)
  --chunk-size N     chunk size of multipart uploads in bytes (default 5 MiB, more for big files)
  --initial-urls N   how many presigned URLs come with a new upload (default 10)
  --public-origin U  where clients reach it, for presigned URLs (default: its own address)
  --upload-rate N    bytes per second taken in over all connections (default: no limit)
  --faults JSON      list of faults, as POST /practice/faults takes it
  --data-dir FOLDER  where received bytes are kept (default: a temporary folder, removed at the end)
  --sink             discard received bytes: nothing is hashed or examined
  --help             this text
`

const OPTIONS = {
  port: { type: 'string' },
  'api-key': { type: 'string' },
  'step-ms': { type: 'string' },
  plan: { type: 'string' },
  'chunk-size': { type: 'string' },
  'initial-urls': { type: 'string' },
  'public-origin': { type: 'string' },
  'upload-rate': { type: 'string' },
  faults: { type: 'string' },
  'data-dir': { type: 'string' },
  sink: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig

class UsageError extends Error {}

try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\nTry --help.\n`)
  process.exitCode = 2
}

async function main(): Promise<void> {
  const { help, ...given } = parse()
  if (help) return void process.stdout.write(HELP)
  const server = await startPracticeServer(optionsOf(given))
  const ready = { baseUrl: server.baseUrl, apiKey: server.apiKey, indexes: server.indexes }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
  tellParent({ kind: 'practiceReady', ...ready })
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void server.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  process.once('disconnect', end)
}

function parse() {
  try {
    return parseArgs({ options: OPTIONS, strict: true }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

type Given = Omit<ReturnType<typeof parse>, 'help'>

function optionsOf(given: Given): PracticeOptions {
  const whole = (name: keyof Given, min: number, max = Number.MAX_SAFE_INTEGER): number | undefined => {
    const text = given[name]
    if (text === undefined) return undefined
    const value = Number(text)
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value
    throw new UsageError(`--${name} takes a whole number of at least ${min}, not "${text}".`)
  }
  const plan = PLAN_NAMES.find((name) => name === (given.plan ?? 'off'))
  if (!plan) throw new UsageError(`--plan takes one of ${PLAN_NAMES.join(', ')}, not "${given.plan ?? ''}".`)
  return defined({
    port: whole('port', 0, 65_535),
    apiKey: given['api-key'],
    stepMs: whole('step-ms', 0),
    plan,
    chunkSizeBytes: whole('chunk-size', 1),
    initialUrls: whole('initial-urls', 0),
    publicOrigin: given['public-origin'],
    uploadRate: whole('upload-rate', 1),
    dataDir: given['data-dir'],
    sink: given.sink,
    faults: given.faults === undefined ? undefined : faultsOf(given.faults),
  })
}

function faultsOf(text: string): Fault[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`--faults takes JSON: ${error.message}.`)
    throw error
  }
  const faults = z.array(Fault).safeParse(value)
  if (!faults.success) throw new UsageError(`--faults: ${z.prettifyError(faults.error)}`)
  return faults.data
}

/** Without the keys that have no value, as exact optional types want it. */
function defined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

/** Electron's utility processes have `parentPort`, forked ones `send`; one started by hand has neither. */
function tellParent(message: object): void {
  const { parentPort } = process as { parentPort?: { postMessage(message: unknown): void } }
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}
