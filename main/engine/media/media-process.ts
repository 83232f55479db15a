/** Programs that we start ourselves. No shell is involved. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { getSystemErrorName } from 'node:util'
import { Output } from './output.ts'
import { endedBy } from './started.ts'
import type { Run, Started } from './started.ts'

/** @param onTooMuch called when it says more than is kept */
export function startItself(
  command: string,
  args: readonly string[],
  priority: number | undefined,
  onTooMuch: () => void,
): Started {
  const isGroup = isGroupOf(priority)
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isGroup,
    windowsHide: true,
  })
  const { pid } = child
  const notStarted = new Promise<Run>((resolve) => {
    child.once('error', ({ message: reason }) => resolve({ kind: 'notStarted', reason }))
  })
  // It was not started, perhaps for want of file descriptors, and then it has no streams either.
  if (pid === undefined) return { ended: notStarted, onPid: () => undefined, kill: () => Promise.resolve() }
  prioritise(pid, priority)
  const stdout = new Output(onTooMuch)
  const stderr = new Output()
  child.stdout.setEncoding('utf8').on('data', (piece: string) => stdout.add(piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => stderr.add(piece))
  const closed = new Promise<Run>((resolve) => {
    child.once('close', (status, signal) => {
      if (status === null) resolve(endedBy(signal))
      else resolve({ kind: 'ended', status, stdout: stdout.text(), stderr: stderr.text() })
    })
  })
  return {
    ended: Promise.race([notStarted, closed]),
    onPid: (tell) => tell(pid),
    kill: async () => {
      child.stdout.destroy()
      child.stderr.destroy()
      const gone = once(child, 'exit')
      if (isGroup) signalTo(-pid)
      else signalTo(pid)
      if (child.exitCode === null && child.signalCode === null) await gone
    },
  }
}

/** Whether programs get a group of their own, so that a wrapper script and what it started end together. */
export const isGroupOf = (priority: number | undefined): boolean =>
  process.platform !== 'win32' && priority === undefined

/** Threads inherit it, and it has none yet. */
export function prioritise(pid: number, priority: number | undefined): void {
  if (priority === undefined) return
  unlessGone(() => setPriority(pid, priority))
}

/** Kills a process, or a group by its negative number; one that has ended is left alone. */
export function signalTo(pid: number): void {
  unlessGone(() => process.kill(pid, 'SIGKILL'))
}

/** The process may have ended by itself a moment ago. */
function unlessGone(act: () => void): void {
  try {
    act()
  } catch (error) {
    const { errno } = error as NodeJS.ErrnoException
    if (errno === undefined || getSystemErrorName(errno) !== 'ESRCH') throw error
  }
}
