import { homedir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Settings } from '../../shared/settings.ts'
import { UploadWay } from '../../shared/upload-way.ts'
import { ReceiptFormat } from '../../shared/receipts.ts'

export const USAGE = `Usage: npm run ingest -- <paths…> --index <id> [options]

  --index <id>          index that the clips go to
  --base-url <url>      where the platform is (also TWELVELABS_BASE_URL)
  --upload <way>        auto, multipart, direct or task (default: auto)
  --data-dir <folder>   where the history is kept; run again with the same one to go on
  --json                one JSON line per clip when it ends
  --dry-run             say what would be sent and what not, with the reasons; nothing is sent, nothing is kept
  --compare             hold one folder against the list and the index, and say what is amiss; nothing is changed
  --csv <file>          with --compare: write all findings there
  --mend                with --compare: send or index again what is amiss, but not what was refused
  --receipt <file>      write a receipt of all clips there at the end, as .csv, .json or .html; never over a file
  --poll-ms <ms>        interval of asking the platform, 200 to 60000 (default: 5000)
  --set <name>=<value>  a setting as in the app, kept with the history: plan=tier1, bytesPerSecond=5000000,
                        connectionsMost=16, fullHash=false …; may be repeated

The key comes from TWELVE_LABS_API_KEY. Proxies come from HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY.
Exit status: 0 all ready, 1 any refused or failed, 2 wrong usage.`

export interface IngestArguments {
  paths: string[]
  indexId: string
  apiKey: string
  baseUrl: string
  way: UploadWay
  dataDir: string
  json: boolean
  dryRun: boolean
  /** Holds the folder against the index instead of sending it. */
  compare: { csv: string | null; mend: boolean } | null
  /** Where the receipt goes, and as what; null for none. */
  receipt: { path: string; format: ReceiptFormat } | null
  pollMs: number
  settings: Partial<Settings>
}

/** Something is wrong with the command line; the message says what. */
export class UsageError extends Error {}

/**
 * Reads the command line and the environment.
 * @throws UsageError
 */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): IngestArguments {
  const { values, positionals } = parse(argv)
  const apiKey = env.TWELVE_LABS_API_KEY?.trim() ?? ''
  const way = UploadWay.safeParse(values.upload)
  const pollMs = Number(values['poll-ms'])
  if (positionals.length === 0) throw new UsageError('Name at least one file or folder.')
  if (!values.index) throw new UsageError('Name the index with --index.')
  if (apiKey === '') throw new UsageError('Set TWELVE_LABS_API_KEY to your key.')
  if (!way.success) throw new UsageError(`--upload is auto, multipart, direct or task, not ${values.upload}.`)
  if (!(pollMs >= 200 && pollMs <= 60_000)) throw new UsageError('--poll-ms is a number from 200 to 60000.')
  if (!values.compare && (values.mend || values.csv !== undefined))
    throw new UsageError('--csv and --mend go with --compare.')
  if (values.compare && (positionals.length !== 1 || values['dry-run']))
    throw new UsageError('--compare takes one folder, and no --dry-run.')
  if (values.receipt !== undefined && (values.compare || values['dry-run']))
    throw new UsageError('--receipt goes with neither --compare nor --dry-run.')
  if (!URL.canParse(baseUrlOf(values, env))) throw new UsageError('--base-url is not a URL.')
  return {
    paths: positionals.map((path) => resolve(path)),
    indexId: values.index,
    apiKey,
    baseUrl: baseUrlOf(values, env),
    way: way.data,
    dataDir: resolve(values['data-dir']),
    json: values.json,
    dryRun: values['dry-run'],
    compare: values.compare
      ? { csv: values.csv === undefined ? null : resolve(values.csv), mend: values.mend }
      : null,
    receipt: receiptOf(values.receipt),
    pollMs,
    settings: settingsOf(values.set),
  }
}

function receiptOf(file: string | undefined): IngestArguments['receipt'] {
  if (file === undefined) return null
  const format = ReceiptFormat.safeParse(extname(file).slice(1).toLowerCase())
  if (!format.success) throw new UsageError('--receipt names a file that ends in .csv, .json or .html.')
  return { path: resolve(file), format: format.data }
}

/** Values are JSON; what is not is taken as text. */
function settingsOf(assignments: readonly string[]): Partial<Settings> {
  const pairs = assignments.map((one) => {
    const at = one.indexOf('=')
    return [one.slice(0, at), jsonOrText(one.slice(at + 1))] as const
  })
  const settings = Settings.partial().strict().safeParse(Object.fromEntries(pairs))
  if (settings.success) return definedOnly(settings.data)
  const [issue] = settings.error.issues
  throw new UsageError(`--set ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`)
}

function definedOnly(settings: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}

function baseUrlOf(values: { 'base-url'?: string | undefined }, env: NodeJS.ProcessEnv): string {
  return values['base-url'] ?? env.TWELVELABS_BASE_URL ?? 'https://api.twelvelabs.io/v1.3'
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        index: { type: 'string' },
        'base-url': { type: 'string' },
        upload: { type: 'string', default: 'auto' },
        'data-dir': { type: 'string', default: join(homedir(), '.reeldrop-ingest') },
        json: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        compare: { type: 'boolean', default: false },
        csv: { type: 'string' },
        receipt: { type: 'string' },
        mend: { type: 'boolean', default: false },
        'poll-ms': { type: 'string', default: '5000' },
        set: { type: 'string', multiple: true, default: [] },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
