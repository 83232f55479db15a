/** Hostile values for fuzzing. The seed is REELDROP_SEED; fast-check names it, and the shrunk value, when a property fails. */
import fc from 'fast-check'
import type { z } from 'zod'

export const SEED = Number(process.env.REELDROP_SEED ?? 45)

/** Text that is known to hurt somewhere. */
export const NASTY = [
  '',
  ' ',
  '\0',
  '/etc/passwd\0.mp4',
  '../../../../etc/passwd',
  '..\\..\\windows\\system32',
  '-i',
  '--help',
  'file:///etc/passwd',
  'http://127.0.0.1:9/',
  '\\\\host\\share',
  "'; DROP TABLE items; --",
  '$(touch /tmp/pwned)',
  '`id`',
  '<img src=x onerror=alert(1)>',
  '‮gpj.exe',
  'a\nb\rc\u2028d',
  '\uD800',
  '__proto__',
  'constructor',
  '%2e%2e%2f',
  '{{7*7}}',
  'NaN',
  '1e999',
  'null',
  '00000000-0000-4000-8000-000000000000',
] as const

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.nat(3).map((power) => 'A'.repeat(10 ** (power + 2))) },
)
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, -1, 1.5, NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e308),
)
/** What structured cloning carries, and so can come from a page. */
const leaf = fc.oneof(
  word,
  number,
  fc.boolean(),
  fc.constantFrom(
    null,
    undefined,
    10n,
    new Date(NaN),
    /x/,
    new Map([['a', 1]]),
    new Set([1]),
    new Uint8Array(9),
  ),
)
const key = fc.oneof(
  word,
  fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'then', 'id', 'ids'),
)

export const anything: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
})).value

/** JSON as a server, a program or a damaged file may come up with. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    word,
    fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1.5, 1e308, 2 ** 53, 1e-300)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
})).value

/** Objects with some of the keys that a schema knows, some that it does not, and whatever for values. */
export function near(schema: z.ZodType, value: fc.Arbitrary<unknown> = anything): fc.Arbitrary<unknown> {
  const shape = 'shape' in schema ? (schema.shape as Record<string, unknown>) : {}
  const known = Object.fromEntries(Object.keys(shape).map((name) => [name, plausible(value)]))
  return fc
    .tuple(fc.record(known, { requiredKeys: [] }), fc.dictionary(key, value, { maxKeys: 2 }))
    .map(([some, more]) => ({ ...more, ...some }))
}

/** Now and then what a schema may take, so that the checks behind it are reached. */
const plausible = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: value },
    fc.boolean(),
    fc.nat(100),
    fc.constantFrom(
      'all',
      'auto',
      'added',
      'poster',
      'folder',
      'keys',
      'keychain',
      'upload',
      'name',
      'i1',
      '/nowhere',
    ),
    fc.uuid(),
    fc.array(fc.oneof(fc.uuid(), word), { maxLength: 4 }),
  )
