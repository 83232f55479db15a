/** Runs `ingest` as a person would: a process of its own, the key in its environment, JSON lines out. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { IngestLine } from '../../shared/contract.ts'

const INGEST = fileURLToPath(new URL('../../main/headless/ingest.ts', import.meta.url))

/** Longest that any run takes, ms. */
const LONGEST_MS = 280_000

export interface IngestResult {
  status: number | null
  /** All that it told, a JSON value each. */
  told: unknown[]
  /** The same, where each is of a clip. */
  readonly lines: IngestLine[]
  stderr: string
}

export interface IngestRun {
  /** Resolves when the process has ended. */
  done: Promise<IngestResult>
  kill: (signal: NodeJS.Signals) => void
  /** What it has said on standard output so far: a line for each clip that has ended. */
  told: () => string
}

export interface IngestOptions {
  env?: NodeJS.ProcessEnv
  /** Further arguments. */
  more?: readonly string[]
  /** Arguments for Node itself. */
  execArgv?: string[]
  /** The user to run as; this one when left out. */
  uid?: number
  /** Interval of asking the platform, ms. */
  pollMs?: number
}

/** Starts `ingest … --json`; polls four times a second so that tests are short. */
export function startIngest(
  server: { baseUrl: string; apiKey: string },
  args: readonly string[],
  { env, more = [], execArgv = [], uid, pollMs = 250 }: IngestOptions = {},
): IngestRun {
  const key = { TWELVE_LABS_API_KEY: server.apiKey, TWELVELABS_BASE_URL: server.baseUrl }
  const command = [...execArgv, INGEST, ...args, ...more, '--json', '--poll-ms', String(pollMs)]
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...key, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // One that hangs is a failure of its test, not a process left behind.
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
    ...(uid !== undefined && { uid, gid: uid }),
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  const done = new Promise<IngestResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      const told = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown)
      resolve({
        status,
        told,
        stderr,
        get lines() {
          return told.map((line) => IngestLine.parse(line))
        },
      })
    })
  })
  return { done, kill: (signal) => child.kill(signal), told: () => stdout }
}

export async function ingest(
  server: { baseUrl: string; apiKey: string },
  args: readonly string[],
  options?: IngestOptions,
): Promise<IngestResult> {
  return await startIngest(server, args, options).done
}
