/**
 * Runs ffprobe or ffmpeg within limits: time, output and memory. What one allocation may be is bounded everywhere, by the
 * program itself; what all of them come to, on Linux, from outside.
 * Not through fluent-ffmpeg: its `ffprobe()` takes no time limit and hands out no process, so one that hangs (a drive
 * that went away, a damaged file) could be neither ended nor waited for.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { startItself } from './media-process.ts'
import { MediaShell } from './media-shell.ts'
import { watchMemory } from './memory-watch.ts'
import type { Run, Started } from './started.ts'

export interface RunOptions {
  /** From the start of the process, in ms; past it, it is killed. */
  timeoutMs: number
  signal: AbortSignal
  /** Most that it may hold in memory, in bytes; `MEMORY_MOST` by default. */
  memoryMostBytes?: number
}

/** Twice what a clip of 8K takes. */
const MEMORY_MOST = 3_000_000_000
/** For ffprobe and ffmpeg: the most that they may allocate at once, in bytes; a picture of 8K has a fifth of that. */
export const ALLOCATING_AT_MOST = ['-max_alloc', '500000000'] as const
/** How long a killed process may take to go; one stuck in the kernel is not waited for any longer. */
const GRACE_MS = 1000
/** With these a shell says that it found no such program, or one that cannot be run. */
const NOT_RUN = new Set([126, 127])

export class MediaTools {
  readonly #priority: number | undefined
  readonly #idle: MediaShell[] = []
  #isClosed = false

  /**
   * @param priority as `os.constants.priority` has it; the same as our own by default. With one, the programs stay in our
   * session and what they started themselves is not killed with them: among sessions Linux shares the processor out
   * evenly, whatever the priorities of their processes (sched(7), "The autogroup feature").
   */
  constructor(priority?: number) {
    this.#priority = priority
  }

  /** @throws the signal's reason once it aborts, after the process was killed */
  async run(command: string, args: readonly string[], options: RunOptions): Promise<Run> {
    options.signal.throwIfAborted()
    const run = (await this.#byShell(command, args, options)) ?? (await this.#itself(command, args, options))
    options.signal.throwIfAborted()
    return run
  }

  /** Lets the shells go that wait for work; those at work go when their program has ended. */
  close(): void {
    this.#isClosed = true
    for (const shell of this.#idle.splice(0)) shell.end()
  }

  /** Null when a shell could not do it, or did not live to tell: it is done without one then. */
  async #byShell(command: string, args: readonly string[], options: RunOptions): Promise<Run | null> {
    if (!MediaShell.canStart(command, args)) return null
    const shell = this.#idleShell() ?? new MediaShell(this.#priority)
    const run = await bounded((onTooMuch) => shell.start(command, args, onTooMuch), options)
    if (!shell.isIdle || this.#isClosed) shell.end()
    else this.#idle.push(shell)
    const isNotRun = run.kind === 'ended' && NOT_RUN.has(run.status)
    return isNotRun || shell.isLost ? null : run
  }

  /** One that ended while it waited is passed over. */
  #idleShell(): MediaShell | undefined {
    let shell = this.#idle.pop()
    while (shell?.isIdle === false) shell = this.#idle.pop()
    return shell
  }

  #itself(command: string, args: readonly string[], options: RunOptions): Promise<Run> {
    return bounded((onTooMuch) => startItself(command, args, this.#priority, onTooMuch), options)
  }
}

async function bounded(
  start: (onTooMuch: () => void) => Started,
  { timeoutMs, signal, memoryMostBytes = MEMORY_MOST }: RunOptions,
): Promise<Run> {
  return await new Promise<Run>((resolve) => {
    let isEnding = false
    let unwatch: (() => void) | null = null
    const started = start(() => void end({ kind: 'failed', reason: 'it wrote without end' }))
    const settle = (run: Run): void => {
      clearTimeout(timer)
      unwatch?.()
      signal.removeEventListener('abort', onAbort)
      resolve(run)
    }
    const end = async (run: Run): Promise<void> => {
      if (isEnding) return
      isEnding = true
      await Promise.race([started.kill(), sleep(GRACE_MS, undefined, { ref: false })])
      settle(run)
    }
    const timer = setTimeout(() => void end({ kind: 'timeout' }), timeoutMs)
    const onAbort = (): void => void end({ kind: 'failed', reason: 'stopped' })
    signal.addEventListener('abort', onAbort, { once: true })
    started.onPid(
      (pid) => (unwatch = watchMemory(pid, memoryMostBytes, () => void end({ kind: 'tooLarge' }))),
    )
    void started.ended.then((run) => {
      if (!isEnding) settle(run)
    })
  })
}
