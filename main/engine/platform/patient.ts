import { setTimeout as sleep } from 'node:timers/promises'
import { PlatformError } from './error.ts'

const TRIES = 5
const USUAL_WAIT_MS = 5000

/**
 * Makes a call of a long comparison again where the platform asks for patience: a limit of calls ends no comparison.
 * @throws what the call throws otherwise; the signal's reason
 */
export async function patient<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof PlatformError) || !error.isRateLimit || tries >= TRIES) throw error
      await sleep(error.retryAfterMs ?? USUAL_WAIT_MS, undefined, { signal })
    }
  }
}
