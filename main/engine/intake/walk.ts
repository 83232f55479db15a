import { setImmediate as breathe } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { NameRules } from './sieve.ts'
import { batchOf } from './walk-message.ts'
import type { WalkBatch, WalkMessage, WalkOrder } from './walk-message.ts'

/** The program of the thread: beside this file as it is written, or as it was built. */
const PROGRAM = new URL(import.meta.url.endsWith('.ts') ? './walk-worker.ts' : './walk.js', import.meta.url)

/**
 * Walks files and folders and tells of every file whose name may be a clip's, a thousand at a time, in a thread of its
 * own. Links are followed, each real folder once, so that loops end. A folder that is named like a clip is told of and
 * looked into. The walk goes no further ahead than a few thousand files of what was taken.
 * @param onBatch awaited before the walk goes on
 * @throws the signal's reason; what `onBatch` throws
 */
export async function walk(
  what: { paths: readonly string[]; rules: NameRules; depth?: number | null },
  signal: AbortSignal,
  onBatch: (batch: WalkBatch) => void | Promise<void>,
): Promise<void> {
  signal.throwIfAborted()
  const shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)
  const signals = new Int32Array(shared)
  const workerData: WalkOrder = {
    paths: what.paths,
    rules: what.rules,
    depth: what.depth ?? null,
    signals: shared,
  }
  const worker = new Worker(PROGRAM, { workerData })
  const stop = (): void => {
    Atomics.store(signals, 0, 1)
    Atomics.notify(signals, 1)
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      let taking = Promise.resolve()
      worker.on('message', (message: WalkMessage | 'done') => {
        if (message === 'done') return void taking.then(resolve)
        taking = taking
          .then(async () => {
            // Whoever else waits has a turn between two batches.
            await breathe()
            if (!signal.aborted) await onBatch(batchOf(message))
            Atomics.add(signals, 1, 1)
            Atomics.notify(signals, 1)
          })
          .catch((error: unknown) => {
            stop()
            reject(error instanceof Error ? error : new Error(String(error)))
          })
      })
      worker.once('error', reject)
      // A thread that ended after its last message has been heard already.
      worker.once('exit', () => void taking.then(() => resolve()))
    })
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
  signal.throwIfAborted()
}
