/** Limits of a plan that are reached: the queue says until when it waits, and goes on by itself. */
import { describe, expect, test } from 'vitest'
import type { PracticeOptions } from '../../main/practice/options.ts'
import { inScene, WAYS } from './scene.ts'
import type { Scene } from './scene.ts'

const SLOW_DOWN = 'The platform asks us to slow down. The queue goes on by itself.'
/** Stands for the hour and the day of the plan, and for its minute, ms. */
const SHORT_MS = 8000
const MINUTE_MS = 2000

const calls = (requestsPerDay: number) => ({ requestsPerMinute: 1000, requestsPerDay })
const plan = (planLimits: PracticeOptions['planLimits']): PracticeOptions => ({
  plan: 'tier1',
  ...(planLimits && { planLimits }),
  planTimes: { minuteMs: MINUTE_MS, hourMs: SHORT_MS, dayMs: SHORT_MS },
})

/** A platform for which no time passes until it is let go: however slow the machine is, the limit of a day is reached in it. */
function standingClock(): { now: () => number; letGo: () => void } {
  const stoodAt = Date.now()
  let goneAt: number | null = null
  return {
    now: () => (goneAt === null ? stoodAt : stoodAt + Date.now() - goneAt),
    letGo: () => (goneAt ??= Date.now()),
  }
}

/** The category that a path counts in; what goes to the storage counts in none. */
const categoryOf = (path: string): string =>
  path.startsWith('/v1.3/assets') ? 'upload' : path.startsWith('/v1.3') ? 'index' : 'none'

const refusals = (scene: Scene): number =>
  scene.server.requests().filter(({ status }) => status === 429).length

describe.concurrent('calls per day', () => {
  test.each(WAYS)('%s: the queue says when it goes on, asks nothing until then, and goes on', async (way) => {
    // In so short a day the other headers would tell of a limit per minute.
    const limited = { ...plan({ upload: calls(5), index: calls(5) }), rateHeaders: 'retryAfter' } as const
    const { now, letGo } = standingClock()
    await inScene({ way, practice: { ...limited, now } }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => scene.saysHeld === SLOW_DOWN)
      letGo()
      const { hold, waits } = scene.totals
      const until = hold?.until ?? 0
      expect(until).toBeGreaterThan(Date.now())
      expect(until).toBeLessThan(Date.now() + SHORT_MS + 1000)
      expect(waits.map((wait) => wait.until)).toContain(until)
      const category = waits.find((wait) => wait.until === until)?.category
      const asked = () => scene.server.requests().filter((request) => categoryOf(request.path) === category)
      // What was on its way when the limit was reached is answered yet.
      await scene.untilSteady(() => asked().length)
      const before = asked().length
      await scene.stays(() => asked().length === before, until - Date.now() - 500)
      expect(scene.names.map((name) => scene.row(name).state)).not.toContain('failed')
      await scene.expectAllReadyOnce()
    })
  })

  test('without a word of the platform about when, it is asked again ever more rarely', async () => {
    const { now, letGo } = standingClock()
    const practice = { ...plan({ upload: calls(5) }), rateHeaders: 'none', now } as const
    await inScene({ way: 'direct', practice }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => refusals(scene) > 0)
      letGo()
      await scene.expectAllReadyOnce()
      expect(refusals(scene)).toBeLessThan(30)
    })
  })
})

/** Each clip is of 5 s. */
const minutes = (clips: number): number => (clips * 5.2) / 60

describe.concurrent('minutes of video', () => {
  const LIMITS = WAYS.flatMap((way) => [
    { way, per: 'hour', limits: { videoMinutesPerHour: minutes(2) } },
    { way, per: 'day', limits: { videoMinutesPerDay: minutes(2) } },
  ])
  test.each(LIMITS)(
    '$way: per $per; two clips at a time are indexed, and none fails',
    async ({ way, limits }) => {
      await inScene({ way, practice: plan(limits) }, async (scene) => {
        await scene.connectAndAdd()
        const begun = performance.now()
        await scene.until(() => scene.server.state().indexedAssets.length === 2)
        await scene.expectAllReadyOnce()
        expect(performance.now() - begun).toBeGreaterThan(SHORT_MS - 2000)
      })
    },
  )

  test.each(WAYS)('%s: in all; what fits is indexed, then the queue waits and says so', async (way) => {
    await inScene({ way, practice: plan({ minutesEver: minutes(2) }) }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => scene.engine.hold !== null)
      expect(scene.engine.hold?.code).toBe('usage_limit_exceeded')
      expect(scene.server.state().indexedAssets).toHaveLength(2)
      await scene.stays(() => scene.names.every((name) => scene.row(name).failure === null), 500)
    })
  })
})

test.concurrent.each(WAYS)('%s: one indexing task at once; the others wait their turn', async (way) => {
  await inScene({ way, practice: plan({ tasksAtOnce: 1 }) }, async (scene) => {
    // However far apart they come, the first is still under way when the second wants its turn.
    scene.server.holdSteps('indexing')
    await scene.connectAndAdd()
    await scene.until(() => refusals(scene) > 0)
    scene.server.releaseSteps()
    await scene.expectAllReadyOnce()
  })
})
