import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SlotPool } from '../../main/engine/transfer/slot-pool.ts'
import type { SlotUser } from '../../main/engine/transfer/slot-pool.ts'
import { ItemId } from '../../shared/item.ts'

const idOf = (n: number): ItemId => ItemId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
const user = (n: number, lane: SlotUser['lane'], rank = n + 1): SlotUser => ({ id: idOf(n), lane, rank })
const never = new AbortController().signal
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface Held {
  user: SlotUser
  release: () => void
}

/** A pool with people who want connections: who got one, in order. */
function scene(target: number) {
  const pool = new SlotPool(target)
  const granted: Held[] = []
  const want = (who: SlotUser, signal = never): void => {
    pool.acquire(who, signal).then(
      (release) => granted.push({ user: who, release }),
      () => undefined,
    )
  }
  return { pool, granted, want }
}

test('a big file and many small ones hold half of the connections each', async () => {
  const { granted, want } = scene(8)
  for (let n = 0; n < 100; n++) want(user(0, 'large'))
  for (let n = 1; n <= 100; n++) want(user(n, 'small'))
  for (let turn = 0; turn < 30; turn++) {
    await settled()
    granted.shift()?.release()
  }
  await settled()
  const large = granted.filter((one) => one.user.lane === 'large').length
  expect([large, granted.length - large]).toEqual([4, 4])
})

test('what a person moved to the top comes before everything', async () => {
  const { granted, want } = scene(1)
  want(user(1, 'small'))
  for (let n = 2; n < 9; n++) want(user(n, 'small'))
  want(user(9, 'large', 0))
  await settled()
  granted[0]?.release()
  await settled()
  expect(granted[1]?.user.rank).toBe(0)
})

test('files of a lane share it evenly, and without others one file has all', async () => {
  const alone = scene(6)
  for (let n = 0; n < 10; n++) alone.want(user(0, 'large'))
  await settled()
  expect(alone.granted).toHaveLength(6)
  const shared = scene(6)
  for (let n = 0; n < 30; n++) shared.want(user(n % 3, 'large'))
  for (let turn = 0; turn < 20; turn++) {
    await settled()
    shared.granted.shift()?.release()
  }
  await settled()
  const counts = [0, 1, 2].map((n) => shared.granted.filter((one) => one.user.id === idOf(n)).length)
  expect(counts).toEqual([2, 2, 2])
})

test('a wait that is given up takes no connection', async () => {
  const { pool, granted, want } = scene(1)
  const stop = new AbortController()
  want(user(1, 'small'))
  want(user(2, 'small'), stop.signal)
  want(user(3, 'small'))
  await settled()
  stop.abort(new Error('enough'))
  granted[0]?.release()
  granted[0]?.release()
  await settled()
  expect(granted.map((one) => one.user.id)).toEqual([idOf(1), idOf(3)])
  expect(pool.busy).toBe(1)
})

test('never more connections than the target, none idle while someone waits, and everybody gets one in the end', async () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('want'), who: fc.nat(9), large: fc.boolean(), urgent: fc.boolean() }),
    fc.record({ kind: fc.constant('release'), which: fc.nat(20) }),
    fc.record({ kind: fc.constant('target'), target: fc.integer({ min: 1, max: 8 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60 }), async (actions) => {
      const { pool, granted, want } = scene(3)
      let wanted = 0
      let released = 0
      let highest = 3
      for (const one of actions) {
        if ('who' in one) {
          wanted++
          const lane = one.large ? 'large' : 'small'
          want(user(one.who + (one.large ? 100 : 0), lane, one.urgent ? 0 : one.who + 1))
        } else if ('which' in one) {
          const [held] = granted.splice(one.which % Math.max(1, granted.length), 1)
          if (held) {
            held.release()
            released++
          }
        } else {
          pool.setTarget(one.target)
          highest = Math.max(pool.busy, one.target)
        }
        await settled()
        expect(granted.length).toBeLessThanOrEqual(highest)
        expect(pool.isWanted && pool.busy < pool.target).toBe(false)
      }
      while (granted.length > 0) {
        granted.shift()?.release()
        released++
        await settled()
      }
      expect(released).toBe(wanted)
      expect(pool.busy).toBe(0)
    }),
    { numRuns: 200 },
  )
})
