/** What the machine does to a running batch: its clock is set, it sleeps for an hour or a day. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { inBatch, until } from './batch.ts'
import type { Batch } from './batch.ts'
import { fakedClock, WHY_NO_FAKE_CLOCK } from './faked-clock.ts'
import { WAYS } from './scene.ts'

const HOUR = 3600
/** Longest time until bytes leave again: a connection that nothing moves on is given up as late as that, ms. */
const SOON_MS = 60_000
/** Longest time until all are ready: far less than an hour, however busy the machine is, ms. */
const LATEST_MS = 200_000

const options = (way: string, now: () => number = Date.now) => ({
  way,
  clips: 4,
  bytes: 600_000,
  practice: { stepMs: 300, chunkSizeBytes: 64 * 1024, uploadRate: 1_000_000, now },
})
const bytesIn = ({ server }: Batch): number =>
  server.requests().reduce((sum, request) => sum + request.bytesIn, 0)

if (WHY_NO_FAKE_CLOCK !== null) console.warn(`Skipped: ${WHY_NO_FAKE_CLOCK}`)

const describeClock = WHY_NO_FAKE_CLOCK === null ? describe.concurrent : describe.skip

describeClock.each(WAYS)('%s', (way) => {
  test.each([
    ['back an hour', -HOUR],
    ['on a year', 365 * 24 * HOUR],
  ])('the clock set %s while bytes leave: nothing waits for it to come round', async (_what, seconds) => {
    await inBatch(options(way), async (batch) => {
      const clock = fakedClock(batch.folder)
      const run = batch.start({ env: clock.env })
      await until(() => bytesIn(batch) > 500_000)
      const before = performance.now()
      clock.set(seconds)
      await batch.expectReady(await run.done)
      expect(performance.now() - before).toBeLessThan(LATEST_MS)
    })
  })

  test('the clock set back an hour while clips wait to be tried again: they do not wait an hour', async () => {
    await inBatch(options(way), async (batch) => {
      const clock = fakedClock(batch.folder)
      batch.server.setFaults([{ kind: 'status', status: 503, match: { method: 'POST' } }])
      const run = batch.start({ env: clock.env })
      await until(() => batch.server.requests().filter(({ status }) => status === 503).length >= 4)
      await sleep(500)
      const before = performance.now()
      clock.set(-HOUR)
      batch.server.setFaults([])
      await batch.expectReady(await run.done)
      expect(performance.now() - before).toBeLessThan(LATEST_MS)
    })
  })

  test.each([
    ['an hour', HOUR],
    ['thirty hours', 30 * HOUR],
  ])('asleep for %s while bytes leave: all goes on at once when it wakes', async (_what, seconds) => {
    let slept = 0
    await inBatch(
      options(way, () => Date.now() + slept),
      async (batch) => {
        const clock = fakedClock(batch.folder)
        const run = batch.start({ env: clock.env })
        await until(() => bytesIn(batch) > 500_000)
        run.kill('SIGSTOP')
        // Meanwhile the platform has given up on the connections, and its URLs and sessions have run out.
        await batch.server.goOffline()
        slept = seconds * 1000
        clock.set(seconds)
        await batch.server.goOnline()
        const before = bytesIn(batch)
        const woken = performance.now()
        run.kill('SIGCONT')
        await until(() => bytesIn(batch) > before)
        expect(performance.now() - woken).toBeLessThan(SOON_MS)
        await batch.expectReady(await run.done)
        expect(performance.now() - woken).toBeLessThan(LATEST_MS)
      },
    )
  })
})
