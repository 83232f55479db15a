/**
 * The database fails at the i-th access, for every i until none fails: disk full, I/O error, locked. Whatever came of
 * it, the next ordinary start reaches the same end. REELDROP_DB_FAULTS=all tries every access with every failure, =each
 * every access with one of them in turn; REELDROP_DB_PART=2/8 only the second eighth of that, as it takes long. Without
 * it a sample is tried, by REELDROP_SEED.
 */
import Database from 'better-sqlite3'
import PQueue from 'p-queue'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startPracticeServer } from '../../main/practice/server.ts'
import { outcomes } from './batch.ts'
import { makeOldClip } from './big-clip.ts'
import { sha256 } from './hash.ts'
import { ingest } from './ingest-run.ts'
import type { IngestResult } from './ingest-run.ts'
import { randomFrom } from './random.ts'

const CODES = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_BUSY'] as const
const WHICH = process.env.REELDROP_DB_FAULTS ?? 'sample'
const SEED = Number(process.env.REELDROP_SEED ?? 7)
const SAMPLE = 24
const [PART = 1, PARTS = 1] = (process.env.REELDROP_DB_PART ?? '1/1').split('/').map(Number)
/** Most of a run is waiting: for a poll, for the database to be tried again. */
const AT_ONCE = 8
const FAULT = fileURLToPath(new URL('./database-fault.ts', import.meta.url))
/** One goes by direct upload and one, too large for that, by multipart upload in three chunks. */
const CLIPS = { 'small.mp4': 300_000, 'large.mp4': 450_000 }
const DIRECT_UP_TO = 350_000
const CHUNK = 150_000

const Report = z.object({ accesses: z.number(), struck: z.string().nullable() })
type Report = z.infer<typeof Report>

let folder = ''
let sources: string[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-database-'))
  await mkdir(join(folder, 'footage'))
  const paths = Object.entries(CLIPS).map(([name, bytes]) => ({ path: join(folder, 'footage', name), bytes }))
  for (const { path, bytes } of paths) await makeOldClip(path, bytes)
  sources = (await Promise.all(paths.map(({ path }) => sha256(path)))).sort()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('after a failure of the database at any access the next start reaches the same end', async () => {
  const { accesses } = await tryAt(Infinity, 'SQLITE_FULL')
  const plan = WHICH === 'sample' ? sample(accesses) : everyAccess(accesses)
  console.log(
    `${accesses} accesses; ${WHICH}: ${plan.length} tries (part ${PART} of ${PARTS}, seed of samples ${SEED})`,
  )
  const queue = new PQueue({ concurrency: AT_ONCE })
  const tries = await Promise.allSettled(plan.map(({ at, code }) => queue.add(() => tryAt(at, code))))
  expect(tries.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([])
  const struck = tries.filter((one) => one.status === 'fulfilled' && one.value.struck !== null)
  console.log(`${struck.length} of ${plan.length} struck`)
  expect(struck.length).toBeGreaterThan(plan.length * 0.8)
}, 10_800_000)

/** Runs with the failure, then without, and compares the end. @param at number of the access that fails, from 1 */
async function tryAt(at: number, code: string): Promise<Report> {
  const about = `access ${at}, ${code}`
  const own = join(folder, `${code}-${at}`)
  const server = await startPracticeServer({ stepMs: 20, chunkSizeBytes: CHUNK })
  try {
    await mkdir(own)
    const args = [join(folder, 'footage'), '--set', `directUpToBytes=${DIRECT_UP_TO}`]
    args.push('--index', server.indexes[0]?._id ?? '', '--data-dir', join(own, 'data'))
    const reportFile = join(own, 'report')
    const env = {
      REELDROP_FAULT_AT: String(at),
      REELDROP_FAULT_CODE: code,
      REELDROP_FAULT_REPORT: reportFile,
    }
    const broken = await ingest(server, args, { env, execArgv: ['--import', FAULT], pollMs: 200 })
    const report = Report.parse(JSON.parse(await readFile(reportFile, 'utf8')))
    expect(howItEnded(broken), `${about}: ${broken.stderr}`).toBe('of itself')
    const healed = await ingest(server, args, { pollMs: 200 })
    const came = outcomes(healed)
    // The message shows them, since what is collected of many tries keeps no difference.
    const next = `then status ${healed.status}: ${healed.stderr}`
    expect(came, `${about}: ${JSON.stringify(came)}: ${report.struck ?? ''}; ${next}`).toEqual({
      'small.mp4': ['ready'],
      'large.mp4': ['ready'],
    })
    const { assets, indexedAssets } = server.state()
    expect(assets.flatMap((asset) => asset.sha256 ?? []).sort(), `${about}: ${report.struck ?? ''}`).toEqual(
      sources,
    )
    expect(indexedAssets.map(({ filename }) => filename).sort(), about).toEqual(['large.mp4', 'small.mp4'])
    expect(inDatabase(join(own, 'data')), about).toEqual({
      states: ['ready', 'ready'],
      intents: 0,
      uploads: 0,
    })
    return report
  } finally {
    await server.close()
    await rm(own, { recursive: true, force: true })
  }
}

/** A crash leaves Node's own last words; a run that hangs is killed. */
const howItEnded = ({ status, stderr }: IngestResult): string =>
  status === null ? 'by a kill' : stderr.includes('Node.js v') ? 'by a crash' : 'of itself'

function inDatabase(dataDir: string): { states: unknown[]; intents: unknown; uploads: unknown } {
  const db = new Database(join(dataDir, 'reeldrop.sqlite'), { readonly: true })
  try {
    return {
      states: db.prepare('SELECT state FROM items').pluck().all(),
      intents: db.prepare('SELECT count(*) FROM intents').pluck().get(),
      uploads: db.prepare('SELECT count(*) FROM uploads').pluck().get(),
    }
  } finally {
    db.close()
  }
}

interface Trial {
  at: number
  code: string
}

/** Every access of this part, and a tenth more of them, since no two runs ask equally often. */
function everyAccess(accesses: number): Trial[] {
  return Array.from({ length: Math.ceil(accesses * 1.1) }, (_, at) => at + 1)
    .filter((at) => at % PARTS === PART % PARTS)
    .flatMap((at) => (WHICH === 'all' ? CODES : [codeFor(at)]).map((code) => ({ at, code })))
}

const codeFor = (at: number): string => CODES[at % CODES.length] ?? CODES[0]

/** Spread evenly over the run, each at random within its stretch. */
function sample(accesses: number): Trial[] {
  const random = randomFrom(SEED)
  return Array.from({ length: SAMPLE }, (_, one) => ({
    at: 1 + Math.floor(((one + random()) * accesses) / SAMPLE),
    code: codeFor(one),
  }))
}
