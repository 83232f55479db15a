import { renameSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'

/** Ended logs that are kept beside the one that is written, `main.1.log` being the latest. */
export const KEPT_LOGS = 3

/** Where the ended logs of a log lie, the latest first. */
export function endedLogs(file: string): string[] {
  const { dir, name, ext } = parse(file)
  return Array.from({ length: KEPT_LOGS }, (_, at) => join(dir, `${name}.${at + 1}${ext}`))
}

/** Moves a full log out of the way, and those that ended before it one further; the oldest goes. */
export function rotate(file: string): void {
  const names = [file, ...endedLogs(file)]
  rmSync(names.at(-1) ?? '', { force: true })
  for (let at = names.length - 1; at > 0; at--) move(names[at - 1] ?? '', names[at] ?? '')
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
