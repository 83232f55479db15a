/** What the footer says of the speed, the plan and the connection. */
import { describe, expect, test } from 'vitest'
import { connectionState, connectionWords } from '../../renderer/connection-words.ts'
import { nearestLimit, sharePercent, usageLines } from '../../renderer/plan-words.ts'
import { sinceFirst, sumUp, throughputWords } from '../../renderer/throughput-words.ts'
import type { Totals } from '../../shared/totals.ts'
import type { PlanUsage } from '../../shared/plan-usage.ts'
import { totalsWith } from './row.ts'

const NOW = new Date(2026, 8, 1, 12, 0).getTime()

describe('the speed', () => {
  const throughput = { stepSeconds: 2, bytesPerSecond: [0, 0, 4e6, 2e6, 0, 6e6] }

  test('is averaged over the time in which something was sent', () => {
    expect(sumUp(throughput)).toEqual({ average: 4e6, peak: 6e6, sentBytes: 24e6 })
    expect(sumUp({ stepSeconds: 2, bytesPerSecond: [0, 0] })).toEqual({ average: 0, peak: 0, sentBytes: 0 })
  })

  test('is drawn from when something first left, and at least a minute of it', () => {
    const rates = Array.from({ length: 299 }, () => 0)
    expect(sinceFirst(rates)).toHaveLength(30)
    expect(sinceFirst(rates.with(280, 5))).toHaveLength(30)
    expect(sinceFirst(rates.with(100, 5).with(298, 7))).toHaveLength(200)
    expect(sinceFirst(rates.with(0, 5))).toHaveLength(299)
    expect(sinceFirst([])).toEqual([])
  })

  test('is said in one sentence, whether or not anything moves', () => {
    const rest = 'In the last ten minutes 4.00 MB/s on average, 6.00 MB/s at most.'
    expect(throughputWords(sumUp(throughput), 3e6)).toBe(`Upload speed: 3.00 MB/s. ${rest}`)
    expect(throughputWords(sumUp(throughput), null)).toBe(`Upload speed: idle. ${rest}`)
  })
})

describe('the plan', () => {
  const usage: PlanUsage = {
    uploadCalls: { used: 312, limit: 3000 },
    indexCalls: { used: 40, limit: null },
    videoInHour: { used: 41.2, limit: 600 },
    videoInDay: { used: 1234.5, limit: null },
    videoEver: { used: 540, limit: 600 },
    indexing: { used: 5, limit: 5 },
  }

  test('is said limit by limit, with minutes that were begun counted', () => {
    expect(usageLines(usage).map(({ value, share }) => [value, share])).toEqual([
      ['312 of 3,000', 0.104],
      ['40', null],
      ['42 of 600 min', expect.closeTo(0.0687, 3)],
      ['1,235 min', null],
      ['540 of 600 min', 0.9],
      ['5 of 5', 1],
    ])
    expect(usageLines({ ...usage, videoEver: null })).toHaveLength(5)
  })

  test('is as used as its nearest limit, which is never the number that are indexed at once', () => {
    expect(nearestLimit(usageLines(usage))?.name).toBe('videoEver')
    const none = { used: 3, limit: null }
    const unknown = { ...usage, uploadCalls: none, videoInHour: none, videoEver: null }
    expect(nearestLimit(usageLines(unknown))).toBeNull()
  })

  test('shows a little as one percent, and is full only when it is', () => {
    expect([0, 0.0001, 0.5, 0.999, 1].map(sharePercent)).toEqual([0, 1, 50, 99, 100])
  })
})

describe('the connection', () => {
  const hold = (code: string, until: number | null): Partial<Totals> => ({
    hold: { failure: { code, message: 'Because.', retryable: true }, until },
  })
  const said = (about: Partial<Totals>, kind: 'none' | 'keychain' | 'practice' = 'keychain') => {
    const totals = { ...totalsWith({}), ...about }
    return connectionWords(connectionState(totals, kind), totals, NOW)
  }

  test('says in a word or two whether bytes can leave, and if not, why', () => {
    expect(said({})).toBe('Online')
    expect(said({}, 'practice')).toBe('Practice')
    expect(said({}, 'none')).toBe('No key')
    expect(said({ paused: true })).toBe('Paused')
    expect(said({ opensAt: NOW + 1 })).toBe('Outside hours')
    expect(said(hold('network', null))).toBe('Offline')
    expect(said(hold('api_key_invalid', null))).toBe('On hold')
  })

  test('counts down while the platform has us wait, whatever else is the case', () => {
    expect(said({ ...hold('too_many_requests', NOW + 24_000), paused: true })).toBe('Waits 24 s')
    expect(said(hold('too_many_requests', NOW + 90 * 60_000))).toBe('Waits 1 h 30 min')
    expect(said(hold('too_many_requests', null))).toBe('Waits')
  })
})
