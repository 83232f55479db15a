import { expect, test } from 'vitest'
import { forecastDetails, forecastWords, standing } from '../../renderer/line-words.ts'
import type { Forecast, Totals } from '../../shared/domain.ts'
import { totalsWith } from './row.ts'

const NOW = new Date(2026, 8, 1, 12, 0).getTime()
const MINUTE = 60_000
const totals = (about: Partial<Totals>): Totals => ({ ...totalsWith({}), ...about })
const ahead: Forecast = {
  clips: 40,
  videoSeconds: 7200,
  calls: 90,
  costUsd: 5.04,
  uploadedAt: NOW + 30 * MINUTE,
  doneAt: NOW + 62 * MINUTE,
  heldBackBy: 'callsPerMinute',
  minutesOverPlan: 0,
}

test('a line that nothing holds back needs no words', () => {
  expect(standing(totals({}), NOW)).toEqual([])
  expect(
    standing(totals({ waits: [{ category: 'upload', why: 'minute', until: NOW + 1000 }] }), NOW),
  ).toEqual([])
})

test.each<[Partial<Totals>, string]>([
  [{ opensAt: NOW + 8 * 60 * MINUTE }, 'Uploads go on at 20:00'],
  [{ bytesPerSecond: 5_000_000 }, 'Limited to 5.00 MB/s'],
  [
    { waits: [{ category: 'index', why: 'asked', until: NOW + 24_000 }] },
    'The platform asks us to wait 24 s',
  ],
  [
    { waits: [{ category: 'upload', why: 'day', until: NOW + 15 * 60 * MINUTE }] },
    'Daily limit of calls reached; goes on Wed 03:00',
  ],
  [
    { waits: [{ category: null, why: 'slots', until: null }] },
    'As many clips are being indexed as your plan allows at once',
  ],
])('%o is told as "%s"', (about, words) => {
  expect(standing(totals(about), NOW)).toEqual([words])
})

test('the forecast says when, for how much, and what holds it back, with a time that does not jump', () => {
  const words = 'All ready about 13:05 · indexing costs about $5.04 · held back by calls per minute'
  for (let seconds = 0; seconds < 120; seconds += 10)
    expect(forecastWords({ ...ahead, doneAt: NOW + 61 * MINUTE + seconds * 1000 }, NOW)).toBe(words)
  expect(forecastDetails(ahead)).toBe(
    '40 clips, 2 h of video and about 90 calls are left. Your plan allows so many calls a minute. A higher tier allows more.',
  )
})

test('without a speed, or with the end near, there is no forecast; more video than the plan has is said first', () => {
  expect(forecastWords({ ...ahead, doneAt: null }, NOW)).toBeNull()
  expect(forecastWords({ ...ahead, doneAt: NOW + 5000 }, NOW)).toBeNull()
  expect(forecastWords(null, NOW)).toBeNull()
  expect(forecastWords({ ...ahead, doneAt: null, minutesOverPlan: 49.2 }, NOW)).toBe(
    '50 minutes of video more than your plan has left. Upgrade the plan or take clips out.',
  )
})
