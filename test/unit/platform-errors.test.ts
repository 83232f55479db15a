import { expect, test } from 'vitest'
import { PlatformError, refusal } from '../../main/engine/platform/error.ts'
import { retryAfterMs } from '../../main/engine/platform/rate-headers.ts'
import { verdictOf } from '../../main/engine/platform/verdict.ts'

const NOW = Date.parse('2026-09-01T12:00:00Z')
const clip = { name: 'a.mp4', attempt: 0 }
const answer = (status: number, body: string) => verdictOf(refusal(status, body, {}, NOW), clip)

test.each([
  [{ 'retry-after': '24' }, 24_000],
  [{ 'retry-after': 'Tue, 01 Sep 2026 12:00:30 GMT' }, 30_000],
  [{ 'x-ratelimit-reset': String(NOW / 1000 + 12) }, 12_000],
  [{ 'x-ratelimit-request-reset': '7' }, 7000],
  [{ 'x-ratelimit-reset': String(NOW / 1000 - 12) }, 0],
  [{ 'retry-after': 'soon' }, null],
  [{}, null],
])('the wait is read from %o', (headers, expected) => {
  expect(retryAfterMs(headers, NOW)).toBe(expected)
})

test.each([
  [401, '{"code":"api_key_invalid","message":"no"}', 'hold'],
  [401, '', 'hold'],
  [403, '<html>blocked</html>', 'hold'],
  [400, '{"code":"usage_limit_exceeded","message":"no credit"}', 'hold'],
  [400, '{"error":{"code":"insufficient_funds","message":"no credit"}}', 'hold'],
  [400, '{"code":"video_duration_too_short","message":"too short"}', 'refuse'],
  [400, '{"code":"never_heard_of","message":"odd"}', 'fail'],
  [422, 'not json', 'fail'],
  [429, '', 'retry'],
  [500, '<html>', 'retry'],
  [503, '{}', 'retry'],
])('a %d with body %s means %s', (status, body, kind) => {
  expect(answer(status, body).kind).toBe(kind)
})

test('the reason of the platform is in the sentence, the nested form of errors included', () => {
  const verdict = answer(400, '{"error":{"code":"odd","message":"the moon is full"}}')
  expect(verdict.kind === 'fail' && verdict.failure.message).toContain('the moon is full')
})

test('a lost connection is tried again for ever, a server error eight times', () => {
  const offline = new PlatformError('offline', { detail: 'ECONNREFUSED' })
  expect(verdictOf(offline, { name: 'a', attempt: 500 }).kind).toBe('retry')
  expect(verdictOf(refusal(500, '', {}, NOW), { name: 'a', attempt: 7 }).kind).toBe('retry')
  expect(verdictOf(refusal(500, '', {}, NOW), { name: 'a', attempt: 8 }).kind).toBe('fail')
})

test('a refusal of the storage never blames the key, and ends in a sentence of its own', () => {
  const error = new PlatformError('broken', { of: 'storage', detail: 'the storage answered HTTP 403' })
  expect(verdictOf(error, { name: 'a.mp4', attempt: 0 })).toMatchObject({
    kind: 'retry',
    counts: true,
    failure: { code: 'chunk_refused' },
  })
  expect(verdictOf(error, { name: 'a.mp4', attempt: 8 }).kind).toBe('fail')
})
