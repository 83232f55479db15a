/** How much memory a program takes that we started. Only Linux tells that without another program being run. */
import { readFile } from 'node:fs/promises'

const EVERY_MS = 100

/**
 * Calls back once when a process holds more memory than it may; looks ten times a second.
 * @param mostBytes resident, what it shares included
 * @returns ends it
 */
export function watchMemory(pid: number, mostBytes: number, onTooMuch: () => void): () => void {
  if (process.platform !== 'linux') return () => undefined
  const timer = setInterval(() => void look(), EVERY_MS)
  const look = async (): Promise<void> => {
    if ((await residentBytes(pid)) <= mostBytes) return
    clearInterval(timer)
    onTooMuch()
  }
  return () => clearInterval(timer)
}

/** 0 for a process that has ended. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}
