import { expect, test } from 'vitest'
import {
  boundAdvice,
  forecastFacts,
  forecastWords,
  hoursName,
  limitName,
  standing,
} from '../../renderer/line-words.ts'
import { HeldBackBy, type Forecast } from '../../shared/forecast.ts'
import { type Totals } from '../../shared/totals.ts'
import { PLANS } from '../../shared/plans.ts'
import { totalsWith } from './row.ts'

const NOW = new Date(2026, 8, 1, 12, 0).getTime()
const MINUTE = 60_000
const totals = (about: Partial<Totals>): Totals => ({ ...totalsWith({ indexing: 5 }), ...about })
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
const SHOWN_AT = NOW + 65 * MINUTE
const shown = { uploadedAt: NOW + 30 * MINUTE, doneAt: SHOWN_AT }

test('a line that nothing holds back needs no words', () => {
  expect(standing(totals({}), null, NOW)).toEqual([])
  expect(
    standing(totals({ waits: [{ category: 'upload', why: 'minute', until: NOW + 1000 }] }), null, NOW),
  ).toEqual([])
})

test.each<[Partial<Totals>, string]>([
  [{ opensAt: NOW + 8 * 60 * MINUTE }, 'Uploads go on at 20:00'],
  [{ opensAt: NOW + 14 * 60 * MINUTE }, 'Uploads go on tomorrow at 02:00'],
  [{ opensAt: NOW + 3 * 24 * 60 * MINUTE }, 'Uploads go on Friday at 12:00'],
  [
    { waits: [{ category: 'index', why: 'asked', until: NOW + 24_000 }] },
    'The platform asks us to wait 24 s',
  ],
  [
    { waits: [{ category: 'upload', why: 'day', until: NOW + 15 * 60 * MINUTE }] },
    'Daily limit of calls reached; goes on tomorrow at 03:00',
  ],
  [
    { waits: [{ category: null, why: 'slots', until: null }] },
    '5 clips are being indexed; your plan allows 5 at once',
  ],
])('%o is told as "%s"', (about, words) => {
  expect(standing(totals(about), PLANS.free, NOW)).toEqual([words])
})

test('without a plan its figures are not made up', () => {
  const slots = totals({ waits: [{ category: null, why: 'slots', until: null }] })
  expect(standing(slots, null, NOW)).toEqual([
    '5 clips are being indexed; the platform takes no more at once',
  ])
})

test('the forecast says when all is sent and when it is ready, for how much, and what holds it back', () => {
  expect(forecastWords(ahead, shown, NOW)).toEqual({
    main: 'All sent about 12:30 · All ready about 13:05',
    more: 'indexing costs about $5.04 · held back by calls per minute',
  })
  const free = { ...ahead, costUsd: null, heldBackBy: null }
  expect(forecastWords(free, { uploadedAt: null, doneAt: NOW + 13 * 60 * MINUTE }, NOW)).toEqual({
    main: 'All ready tomorrow about 01:00',
    more: '',
  })
})

test('one time is enough where both are the same, and once everything has left', () => {
  for (const uploadedAt of [SHOWN_AT, NOW - MINUTE, null])
    expect(forecastWords(ahead, { uploadedAt, doneAt: SHOWN_AT }, NOW)?.main).toBe('All ready about 13:05')
})

test('without a time there is no forecast; more video than the plan has is said first', () => {
  const none = { uploadedAt: null, doneAt: null }
  expect(forecastWords(ahead, none, NOW)).toBeNull()
  expect(forecastWords({ ...ahead, minutesOverPlan: 49.2 }, none, NOW)?.main).toBe(
    '50 minutes of video more than your plan has left. Upgrade the plan or take clips out.',
  )
})

test('the forecast at length names what it rests on, and what is not known', () => {
  expect(forecastFacts(ahead, shown, PLANS.tier1, NOW).map(([, value]) => value)).toEqual([
    'about 12:30',
    'about 13:05',
    'about $5.04 ($0.042 a minute)',
    '40 clips, 2 h of video, about 90 calls',
  ])
  const unknown = { ...ahead, costUsd: null, videoSeconds: 0 }
  expect(
    forecastFacts(unknown, { uploadedAt: null, doneAt: null }, null, NOW).map(([, value]) => value),
  ).toEqual(['not known yet', 'not known yet', 'not known without a plan', '40 clips, about 90 calls'])
})

test.each(HeldBackBy.options)('what a person can do about %s is said with and without a plan', (by) => {
  for (const plan of [null, PLANS.free, PLANS.tier3]) {
    const advice = boundAdvice(by, plan)
    expect(advice).toMatch(/^[A-Z].*\.$/)
    expect(advice).not.toMatch(/undefined|NaN|Infinity|∞/)
  }
})

test.each([
  [0, 'Full speed'],
  [500_000, '0.5 MB/s'],
  [5_000_000, '5 MB/s'],
  [12_340_000, '12.3 MB/s'],
])('a limit of %d bytes a second reads as %s', (limit, name) => expect(limitName(limit)).toBe(name))

test('hours name their days only when these are not all, beginning with Monday', () => {
  const span = { from: '20:00', to: '07:00' }
  expect(hoursName({ ...span, days: [0, 1, 2, 3, 4, 5, 6] })).toBe('20:00 to 07:00')
  expect(hoursName({ ...span, days: [0, 6, 1] })).toBe('20:00 to 07:00, Mon Sat Sun')
})
