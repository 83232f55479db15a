import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecast } from '../../main/engine/forecast/forecast.ts'
import type { ForecastInput } from '../../main/engine/forecast/forecast.ts'
import { PLANS } from '../../shared/plans.ts'

const NOW = Date.parse('2026-09-01T12:00:00Z')
const free = { perMinute: null, perDay: null, usedToday: 0 }
const base: ForecastInput = {
  now: NOW,
  clips: 100,
  clipsToSend: 100,
  clipsToIndex: 100,
  bytesLeft: 10e9,
  bytesPerSecond: 10e6,
  bandwidthLimit: null,
  opensAt: null,
  openShare: 1,
  callsLeft: { upload: 100, index: 100 },
  limits: { upload: free, index: free },
  plan: null,
  videoToIndex: 6000,
  videoLeft: 6000,
  videoInHour: 0,
  videoInDay: 0,
  videoEver: 0,
  indexingPace: 0.5,
  indexingLeft: 0,
}
const at = (seconds: number): number => NOW + seconds * 1000

test('with nothing but the line in the way, it ends when the bytes have left and the last clip is indexed', () => {
  expect(forecast(base)).toMatchObject({
    uploadedAt: at(1000),
    doneAt: at(1000 + 30),
    heldBackBy: 'line',
    costUsd: null,
  })
})

test.each<[string, Partial<ForecastInput>]>([
  ['bandwidthLimit', { bandwidthLimit: 1e6 }],
  ['uploadHours', { opensAt: at(7200) }],
  ['callsPerMinute', { limits: { upload: free, index: { ...free, perMinute: 2 } } }],
  ['callsPerDay', { limits: { upload: { ...free, perDay: 3000, usedToday: 2950 }, index: free } }],
  ['videoPerHour', { plan: PLANS.tier1, videoToIndex: 2 * 600 * 60, videoLeft: 600 * 60 }],
  ['indexingSlots', { plan: PLANS.free, videoToIndex: 500 * 60, videoLeft: 500 * 60 }],
  ['planMinutes', { plan: PLANS.free, videoEver: 600 * 60 }],
])('%s is named when it holds the batch back most', (by, change) => {
  expect(forecast({ ...base, ...change })?.heldBackBy).toBe(by)
})

test('the price is that of the minutes still to be indexed', () => {
  expect(forecast({ ...base, plan: PLANS.tier1 })?.costUsd).toBeCloseTo(100 * 0.042)
})

test('minutes beyond the plan are told, and there is no end then', () => {
  const over = forecast({ ...base, plan: PLANS.free, videoEver: 550 * 60 })
  expect(over).toMatchObject({ minutesOverPlan: 50, doneAt: null })
})

test('clips that are being indexed are looked at by themselves, so that the end comes nearer', () => {
  const all = { ...base, clipsToSend: 0, clipsToIndex: 0, bytesLeft: 0, videoToIndex: 0 }
  expect(forecast({ ...all, indexingLeft: 240 })).toMatchObject({
    uploadedAt: NOW,
    doneAt: at(240),
    heldBackBy: 'indexing',
  })
  expect(forecast({ ...all, indexingLeft: null })?.doneAt).toBeNull()
  expect(forecast({ ...base, indexingLeft: 5000 })).toMatchObject({
    doneAt: at(5000),
    heldBackBy: 'indexing',
  })
})

test('before anything was sent there is no time, and without clips no forecast', () => {
  expect(forecast({ ...base, bytesPerSecond: null })).toMatchObject({ uploadedAt: null, doneAt: null })
  expect(forecast({ ...base, clips: 0 })).toBeNull()
})

test('more of anything never makes it end sooner', () => {
  const input = fc.record({
    bytesLeft: fc.nat(1e12),
    calls: fc.nat(100_000),
    video: fc.nat(10_000_000),
    more: fc.nat(1000),
  })
  fc.assert(
    fc.property(input, ({ bytesLeft, calls, video, more }) => {
      const limits = { perMinute: 60, perDay: 3000, usedToday: 100 }
      const of = (factor: number): ForecastInput => ({
        ...base,
        plan: PLANS.tier2,
        bytesLeft: bytesLeft + factor * more * 1e6,
        callsLeft: { upload: calls + factor * more, index: calls + factor * more },
        limits: { upload: limits, index: limits },
        videoToIndex: video + factor * more,
        videoLeft: video + factor * more,
      })
      expect(forecast(of(1))?.doneAt).toBeGreaterThanOrEqual(forecast(of(0))?.doneAt ?? 0)
    }),
  )
})
