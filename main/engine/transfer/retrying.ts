import { setTimeout as sleep } from 'node:timers/promises'
import { PlatformError } from '../platform/error.ts'
import { backoffMs } from '../queue/backoff.ts'

/** Tries of one harmless call before its upload as a whole waits and starts over. */
const TRIES = 6

/**
 * Repeats a call that may safely be made twice, with exponential backoff and full jitter, while its failure is one
 * that time can heal.
 * @throws the last failure
 */
export async function retrying<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof PlatformError) || !error.transient || attempt + 1 >= TRIES) throw error
      await sleep(error.retryAfterMs ?? backoffMs(attempt, Math.random(), 500, 15_000), undefined, { signal })
    }
  }
}
