/**
 * Waits for work that cannot be called off itself: a file system that does not answer must not hold a place for ever.
 * @param timeoutMs how long to wait; the work itself goes on, unheard
 * @returns null when the time is over
 * @throws the signal's reason once it aborts
 */
export async function inTime<T>(
  work: Promise<T>,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  let onAbort: (() => void) | undefined
  const limit = new Promise<null>((done, fail) => {
    timer = setTimeout(() => done(null), timeoutMs)
    onAbort = () => fail(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
    if (onAbort) signal.removeEventListener('abort', onAbort)
  }
}
