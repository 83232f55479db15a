/** What may not be kept: taken out of any text, in any form, and nothing else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlatformError, refusal } from '../../main/engine/platform/error.ts'
import { reasonOf } from '../../main/engine/platform/wire.ts'
import { neverTell, redact } from '../../shared/redact.ts'

const SEED = Number(process.env.REELDROP_SEED ?? 20)
const SIGNED =
  'https://storage.example/u1/3?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAEXAMPLE&X-Amz-Signature=5ecbadbeef'

test.each([
  ['a key', 'sent tlk_3ABCDEF_x-9 there', 'sent tlk_… there'],
  ['a key header', 'x-api-key: abcdef123', 'x-api-key: …'],
  ['a key header as JSON', '{"x-api-key":"abcdef123"}', '{"x-api-key":"…"}'],
  ['a key in JSON', '{"apiKey":"abcdef123","n":1}', '{"apiKey":"…","n":1}'],
  ['a login for a proxy', 'Proxy-Authorization: Basic ZWRpdG9yOmhvcnNl', 'Proxy-Authorization: Basic …'],
  ['a bearer token', "authorization: 'Bearer abc.def.ghi'", "authorization: 'Bearer …'"],
  ['a login in an address', 'via http://editor:horse@proxy:3128/', 'via http://…@proxy:3128/'],
  ['a presigned address', `PUT ${SIGNED} failed`, 'PUT https://storage.example/u1/3?… failed'],
  ['a signature alone', 'with X-Amz-Signature=5ecbadbeef&x', 'with X-Amz-Signature=…&x'],
  ['an encoded signature', 'u=X-Amz-Signature%3D5ecbadbeef', 'u=X-Amz-Signature%3D…'],
  ['a password in JSON', '{"user":"editor","password":"horse"}', '{"user":"editor","password":"…"}'],
])('%s is taken out', (_, text, safe) => {
  expect(redact(text)).toBe(safe)
})

test('what is no secret stays as it is', () => {
  const text = 'Interview_03.mov (4:2:2, 12 MB/s) was refused: see https://docs.twelvelabs.io/v1.3/limits'
  expect(redact(text)).toBe(text)
})

test('a secret that was named is found in whatever text, plain, encoded and in base64', () => {
  const secret = fc
    .string({ minLength: 6, maxLength: 80, unit: 'grapheme' })
    .filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
      neverTell(hidden)
      const utf8 = Buffer.from(hidden)
      fc.pre(utf8.toString() === hidden)
      for (const form of [hidden, encodeURIComponent(hidden), utf8.toString('base64')]) {
        fc.pre(!before.includes(form) && !after.includes(form))
        expect(redact(`${before} ${form} ${after}`)).not.toContain(form)
      }
    }),
    { seed: SEED, numRuns: 200 },
  )
})

test('what the platform says in an error or of a failed clip carries no address that opens anything', () => {
  expect(new PlatformError('broken', { detail: `no answer of ${SIGNED}` }).message).not.toContain('5ecbad')
  const body = JSON.stringify({ code: 'odd', message: `cannot read ${SIGNED}` })
  const error = refusal(400, body, {}, 0)
  expect([error.detail, error.message].join()).not.toContain('5ecbad')
  expect(reasonOf({ error: { message: `lost ${SIGNED}` } })).toBe('lost https://storage.example/u1/3?…')
  expect(reasonOf({ message: 'key tlk_123456 expired' })).toBe('key tlk_… expired')
})
