/** The engines of a running app, as processes. */
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Ids of the engine processes that work on a data folder, whoever started them. A process that an engine has just
 * started still goes by the engine's command line, and is none.
 */
export function enginesOf(dataDir: string): number[] {
  const seen = execFileSync('ps', ['-eo', 'pid,ppid,stat,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('engine.js') && line.includes(dataDir))
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)/.exec(line) ?? [])
    .map(([, pid, parent, state = '']) => ({ pid: Number(pid), parent: Number(parent), state }))
    .filter(({ state }) => !state.startsWith('Z'))
  const pids = new Set(seen.map(({ pid }) => pid))
  return seen.filter(({ parent }) => !pids.has(parent)).map(({ pid }) => pid)
}

/** Id of the process that started it. */
export const parentOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))

/** Kills a process, and waits until it is gone. */
export async function endProcess(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL')
    while (isThere(pid)) await sleep(5)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

function isThere(pid: number): boolean {
  const stat = execFileSync('sh', ['-c', `ps -o stat= -p ${pid} || true`], { encoding: 'utf8' })
  return stat.trim() !== '' && !stat.startsWith('Z')
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ESRCH'
