/**
 * Kills at random moments over batches: nothing is lost and nothing exists twice, on the platform and in the database.
 * 20 kills, at the same moments in every run; REELDROP_KILLS=200 for the full number, REELDROP_SEED for other moments.
 */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { inBatch } from './batch.ts'
import type { Batch } from './batch.ts'
import { randomFrom } from './random.ts'
import { WAYS } from './scene.ts'

const CLIPS = 40
const KILLS = Number(process.env.REELDROP_KILLS ?? 20)
const SEED = Number(process.env.REELDROP_SEED ?? 11)
/** Kills that one batch lives through before it is let to its end. */
const KILLS_A_BATCH = 7
/** Each comes within this time after a start, ms. */
const EARLIEST_MS = 150
const LATEST_MS = 5000

/** The kills are shared out among the ways. */
const share = (at: number): number => Math.floor((KILLS + WAYS.length - 1 - at) / WAYS.length)
const ROWS = WAYS.map((way, at) => ({ way, kills: share(at), seed: SEED + at }))

describe.concurrent(`${KILLS} kills over batches of ${CLIPS} clips, seed ${SEED}`, () => {
  test.each(ROWS)(
    '$way: after $kills kills every clip is ready, and the platform has each once',
    async ({ way, kills, seed }) => {
      const random = randomFrom(seed)
      let struck = 0
      let batches = 0
      for (; struck < kills; batches++) {
        const practice = { stepMs: 300, chunkSizeBytes: 64 * 1024, uploadRate: 2_500_000 }
        await inBatch({ way, clips: CLIPS, bytes: 300_000, practice }, async (batch) => {
          const most = Math.min(KILLS_A_BATCH, kills - struck)
          const here = await killAgainAndAgain(batch, most, random)
          await batch.expectReady(await batch.run())
          expect(inDatabase(batch)).toEqual(batch.names.map((name) => `${name} ready`))
          expect(chunksSentAgain(batch)).toBeLessThanOrEqual(here * DEFAULT_SETTINGS.connectionsMost)
          struck += here
        })
      }
      console.log(`${way}: ${struck} kills over ${batches} batches, 0 lost, 0 twice (seed ${seed})`)
    },
    3_600_000,
  )
})

/** @returns how often it was killed before it was done */
async function killAgainAndAgain(batch: Batch, most: number, random: () => number): Promise<number> {
  for (let kills = 0; kills < most; kills++) {
    const run = batch.start()
    const done = run.done.then(() => 'done')
    const moment = EARLIEST_MS + random() * (LATEST_MS - EARLIEST_MS)
    if ((await Promise.race([done, sleep(moment)])) === 'done') return kills
    run.kill('SIGKILL')
    await done
  }
  return most
}

function inDatabase({ folder }: Batch): unknown[] {
  const db = new Database(join(folder, 'data/reeldrop.sqlite'), { readonly: true })
  try {
    return db.prepare(`SELECT name || ' ' || state FROM items ORDER BY name`).pluck().all()
  } finally {
    db.close()
  }
}

const chunksSentAgain = ({ server }: Batch): number =>
  server
    .state()
    .uploads.flatMap(({ chunks }) => chunks)
    .reduce((sum, chunk) => sum + chunk.puts - 1, 0)
