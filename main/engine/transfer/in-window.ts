/** Runs `work` over items in order, at most `window` at once; the first failure stops the others and is thrown. */
export async function inWindow<T>(
  items: readonly T[],
  window: number,
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  const joint = AbortSignal.any([signal, stop.signal])
  let next = 0
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      joint.throwIfAborted()
      await work(item, joint)
    }
  }
  const workers = Array.from({ length: Math.min(window, items.length) }, async () => {
    try {
      await worker()
    } catch (error) {
      stop.abort(error)
      throw error
    }
  })
  await Promise.allSettled(workers)
  signal.throwIfAborted()
  if (stop.signal.aborted) throw stop.signal.reason
}
