/**
 * Runs ffprobe or ffmpeg within limits: time, output and memory. What one allocation may be is bounded everywhere, by the
 * program itself; what all of them come to, on Linux, from outside.
 * Not through fluent-ffmpeg: its `ffprobe()` takes no time limit and hands out no process, so one that hangs (a drive
 * that went away, a damaged file) could be neither ended nor waited for. No shell is involved.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import { getSystemErrorName } from 'node:util'
import { watchMemory } from './memory-watch.ts'

export type Run =
  | { kind: 'ended'; status: number; stdout: string; stderr: string }
  | { kind: 'timeout' }
  /** It took more memory than it may, and was killed. */
  | { kind: 'tooLarge' }
  | { kind: 'notStarted'; reason: string }
  /** It was ended by a signal that was not ours, or by us since it wrote without end. */
  | { kind: 'failed'; reason: string }

export interface RunOptions {
  /** From the start of the process, in ms; past it, it is killed. */
  timeoutMs: number
  signal: AbortSignal
  /** Most that it may hold in memory, in bytes; `MEMORY_MOST` by default. */
  memoryMostBytes?: number
  /**
   * As `os.constants.priority` has it; the same as our own by default. With one, the process stays in our session and
   * what it started itself is not killed with it: among sessions Linux shares the processor out evenly, whatever the
   * priorities of their processes (sched(7), "The autogroup feature").
   */
  priority?: number
}

/** More than any real file's streams or packets come to; a bound on memory, in characters. */
const OUTPUT_MOST = 128 * 2 ** 20
/** Twice what a clip of 8K takes. */
const MEMORY_MOST = 3_000_000_000
/** For ffprobe and ffmpeg: the most that they may allocate at once, in bytes; a picture of 8K has a fifth of that. */
export const ALLOCATING_AT_MOST = ['-max_alloc', '500000000'] as const
/** How long a killed process may take to go; one stuck in the kernel is not waited for any longer. */
const GRACE_MS = 1000

/** @throws the signal's reason once it aborts, after the process was killed */
export async function runMediaTool(
  command: string,
  args: readonly string[],
  { timeoutMs, signal, memoryMostBytes = MEMORY_MOST, priority }: RunOptions,
): Promise<Run> {
  signal.throwIfAborted()
  const run = await new Promise<Run>((resolve) => {
    // A group of its own, so that a wrapper script and what it started end together.
    const isGroup = process.platform !== 'win32' && priority === undefined
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: isGroup,
      windowsHide: true,
    })
    child.once('error', (error) => resolve({ kind: 'notStarted', reason: error.message }))
    // It was not started, perhaps for want of file descriptors, and then it has no streams either.
    if (child.pid === undefined) return
    if (priority !== undefined) prioritise(child.pid, priority)
    let ending: Run | null = null
    const stdout = collect(child.stdout, () => end({ kind: 'failed', reason: 'it wrote without end' }))
    const stderr = collect(child.stderr, () => undefined)
    const timer = setTimeout(() => end({ kind: 'timeout' }), timeoutMs)
    const unwatch = watchMemory(child.pid, memoryMostBytes, () => end({ kind: 'tooLarge' }))
    const onAbort = () => end({ kind: 'failed', reason: 'stopped' })
    signal.addEventListener('abort', onAbort, { once: true })

    const settle = (result: Run) => {
      clearTimeout(timer)
      unwatch()
      signal.removeEventListener('abort', onAbort)
      resolve(result)
    }
    const end = (result: Run) => {
      if (ending) return
      ending = result
      kill(child, isGroup)
      const grace = setTimeout(() => settle(result), GRACE_MS)
      child.once('exit', () => {
        clearTimeout(grace)
        settle(result)
      })
    }
    child.once('close', (status, endedBy) => {
      if (ending) return
      if (status === null) settle({ kind: 'failed', reason: `it ended by ${endedBy ?? 'a signal'}` })
      else settle({ kind: 'ended', status, stdout: stdout(), stderr: stderr() })
    })
  })
  signal.throwIfAborted()
  return run
}

/** Threads inherit it, and it has none yet. */
function prioritise(pid: number, priority: number): void {
  try {
    setPriority(pid, priority)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** Keeps what a stream says, up to a bound. */
function collect(stream: NodeJS.ReadableStream, onTooMuch: () => void): () => string {
  const pieces: string[] = []
  let length = 0
  stream.setEncoding('utf8')
  stream.on('data', (piece: string) => {
    length += piece.length
    if (length <= OUTPUT_MOST) pieces.push(piece)
    else onTooMuch()
  })
  return () => pieces.join('')
}

function kill(child: ChildProcess, isGroup: boolean): void {
  child.stdout?.destroy()
  child.stderr?.destroy()
  if (child.pid === undefined) return
  if (!isGroup) {
    child.kill('SIGKILL')
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** The process ended by itself a moment ago. */
function isGone(error: unknown): boolean {
  const { errno } = error as NodeJS.ErrnoException
  return errno !== undefined && getSystemErrorName(errno) === 'ESRCH'
}
