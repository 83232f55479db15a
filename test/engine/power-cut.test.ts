/**
 * The power fails in the middle of a commit: whatever of it and of what was not yet kept is on the disk, the next start
 * opens the history as it is, and ends with every clip ready and on the platform once. REELDROP_CUTS for more cuts,
 * REELDROP_SEED for others.
 */
import type Database from 'better-sqlite3'
import PQueue from 'p-queue'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../main/engine/store/open.ts'
import { inBatch, type Batch } from './batch.ts'
import { randomFrom } from './random.ts'

const CUTS = Number(process.env.REELDROP_CUTS ?? 6)
const SEED = Number(process.env.REELDROP_SEED ?? 5)
/** As many commits as a batch makes at least; where progress is noted less often, as a fast machine does, it is about 50. */
const COMMITS = 46
/** Most of the time, what was under way is waited for before it is asked for again. */
const AT_ONCE = 6
const CUT = fileURLToPath(new URL('./power-cut.ts', import.meta.url))
const BATCH = {
  way: 'multipart',
  clips: 3,
  bytes: 300_000,
  practice: { stepMs: 20, chunkSizeBytes: 64 * 1024 },
}
const Report = z.object({ commits: z.number(), isCut: z.boolean() })

test(`after each of ${CUTS} power cuts the history opens, and every clip ends on the platform once`, async () => {
  const random = randomFrom(SEED)
  const moments = Array.from({ length: CUTS }, (_, n) => 2 + Math.floor(((n + random()) * COMMITS) / CUTS))
  const queue = new PQueue({ concurrency: AT_ONCE })
  const cuts = await Promise.all(moments.map((at, n) => queue.add(() => cutAt(at, SEED + n))))
  console.log(`cuts at commits ${moments.join(', ')}; ${cuts.filter(Boolean).length} of ${CUTS} struck`)
  expect(cuts.filter(Boolean).length).toBeGreaterThan(CUTS * 0.7)
}, 300_000)

/** @returns whether the batch was still under way by then */
async function cutAt(at: number, seed: number): Promise<boolean> {
  let isCut = false
  await inBatch(BATCH, async (batch) => {
    const report = join(batch.folder, 'report')
    const env = {
      REELDROP_CUT_AT: String(at),
      REELDROP_CUT_SEED: String(seed),
      REELDROP_CUT_REPORT: report,
    }
    await batch.run({ env, execArgv: ['--import', CUT], pollMs: 200 })
    isCut = Report.parse(JSON.parse(await readFile(report, 'utf8'))).isCut
    expectSound(batch, `commit ${at}, seed ${seed}`)
    const healed = await batch.run({ pollMs: 200 })
    await batch.expectReady(healed)
  })
  return isCut
}

/** Opens the history as the next start does, and looks through all of it. */
function expectSound({ folder }: Batch, about: string): void {
  const { db, notice } = openDatabase(join(folder, 'data'), new Date())
  try {
    expect(notice, about).toBeNull()
    expect(db.pragma('integrity_check', { simple: true }), about).toBe('ok')
    expect(db.pragma('foreign_key_check'), about).toEqual([])
    expect(
      totals(db, 'SELECT state, items, bytes FROM totals WHERE items > 0 ORDER BY state'),
      about,
    ).toEqual(
      totals(
        db,
        'SELECT state, count(*) AS items, sum(size) AS bytes FROM items GROUP BY state ORDER BY state',
      ),
    )
  } finally {
    db.close()
  }
}

const totals = (db: Database.Database, sql: string): unknown[] => db.prepare(sql).all()
