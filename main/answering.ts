/** The checks that every message of the window goes through before anything is done with it; Electron has no part here. */
import type { z } from 'zod'
import type { Reply } from '../shared/contract.ts'
import { ExpectedError, failure } from '../shared/errors.ts'

/**
 * Answers a message: with a failure when it does not fit its schema or when what it asks for fails as the catalogue knows.
 * @param raw whatever came
 * @throws what is a bug, as it is
 */
export async function answerTo<S extends z.ZodType>(
  command: string,
  schema: S,
  raw: unknown,
  answer: (args: z.output<S>) => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  const args = check(schema, raw)
  if (!args.ok) {
    const detail = `${command} was not understood: ${args.why}.`
    return { ok: false, failure: failure('wrong_usage', { detail }) }
  }
  try {
    return await answer(args.value)
  } catch (error) {
    if (error instanceof ExpectedError) return { ok: false, failure: error.failure }
    throw error
  }
}

/** zod compares the length of whatever it is given, and throws where an object makes that impossible. */
function check<S extends z.ZodType>(
  schema: S,
  raw: unknown,
): { ok: true; value: z.output<S> } | { ok: false; why: string } {
  try {
    const checked = schema.safeParse(raw)
    if (checked.success) return { ok: true, value: checked.data }
    return { ok: false, why: checked.error.issues[0]?.message ?? 'unknown reason' }
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, why: error.message }
    throw error
  }
}
