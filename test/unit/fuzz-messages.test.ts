/**
 * 10,000 malformed messages for every command of the contract, through the very check that the bridge puts in front of
 * its handlers: none gets past it that its schema does not describe.
 */
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { answerTo } from '../../main/answering.ts'
import { ENGINE_COMMANDS, MAIN_COMMANDS } from '../../shared/contract.ts'
import { ExpectedError, failure } from '../../shared/errors.ts'
import { anything, near, SEED } from './fuzz.ts'

const RUNS = 10_000
const COMMANDS = Object.entries({ ...ENGINE_COMMANDS, ...MAIN_COMMANDS }).map(
  ([name, { args }]) => [name, args as z.ZodType] as const,
)
const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).sort().join()

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(PROTOTYPE)
})

test.each(COMMANDS)(
  '%s: of 10,000 malformed messages each is refused in a sentence or is what the schema says',
  async (command, schema) => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, { weight: 2, arbitrary: near(schema) }), async (message) => {
        let got: unknown
        const reply = await answerTo(command, schema, message, (args) => {
          got = args
          return Promise.resolve({ ok: true, value: {} })
        })
        if (!reply.ok) {
          refused += 1
          expect(reply.failure.code).toBe('wrong_usage')
          expect(reply.failure.message.startsWith(`${command} was not understood`)).toBe(true)
          expect(reply.failure.message.length).toBeLessThan(2000)
        } else expectCheckedTwice(schema, got)
      }),
      { seed: SEED, numRuns: RUNS },
    )
    expect(refused).toBeGreaterThan(RUNS / 50)
  },
)

/** What was let through passes its schema again unchanged, and has no key that the schema does not know. */
function expectCheckedTwice(schema: z.ZodType, args: unknown): void {
  const again = schema.safeParse(args)
  expect(again.success).toBe(true)
  expect(Object.getPrototypeOf(args)).toBe(Object.prototype)
  const known = shapesOf(schema).flatMap((shape) => Object.keys(shape))
  expect(Object.keys(args as object).filter((key) => !known.includes(key))).toEqual([])
}

/** The shapes that a message may have: one, or those of a choice. */
function shapesOf(schema: z.ZodType): object[] {
  if ('options' in schema) return (schema.options as z.ZodType[]).flatMap(shapesOf)
  return 'shape' in schema ? [schema.shape as object] : []
}

test('an expected failure becomes a reply, a bug goes on up', async () => {
  const schema = MAIN_COMMANDS.versions.args
  const failing = (error: Error) => answerTo('versions', schema, {}, () => Promise.reject(error))
  const expected = failure('file_unwritable', { name: 'x' })
  expect(await failing(new ExpectedError(expected))).toEqual({ ok: false, failure: expected })
  await expect(failing(new TypeError('a bug'))).rejects.toThrow('a bug')
})
