import { setTimeout as sleep } from 'node:timers/promises'
import { PlatformError } from '../platform/error.ts'
import { backoffMs } from '../queue/backoff.ts'

/** Tries of one harmless call before its upload as a whole waits and starts over. */
const TRIES = 6

/**
 * Repeats a call that may safely be made twice, with exponential backoff and full jitter, while its failure is one
 * that time can heal. The count of tries starts over whenever bytes moved, unless they were refused on arrival.
 * @param movedBytes how many bytes have left so far
 * @throws the last failure
 */
export async function retrying<T>(
  call: () => Promise<T>,
  signal: AbortSignal,
  movedBytes: () => number = () => 0,
): Promise<T> {
  let moved = movedBytes()
  let attempt = 0
  for (let failures = 0; ; failures++) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof PlatformError) || !error.transient) throw error
      // Without a connection nothing has left, whatever was made ready to.
      const hasMoved = error.kind !== 'offline' && error.of === 'api' && movedBytes() > moved
      attempt = hasMoved ? 0 : attempt + 1
      if (attempt >= TRIES) throw error
      moved = movedBytes()
      const wait = error.retryAfterMs ?? backoffMs(failures, Math.random(), 500, 15_000)
      await sleep(wait, undefined, { signal })
    }
  }
}
