/**
 * A machine whose clock is set, that sleeps, or whose hours pass in seconds: `libfaketime` (Debian package faketime)
 * between the process and the system's clock. The clock is the system's, not our code's: no test may set that of the
 * machine it runs on, so what the process reads of it is changed on the way.
 */
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LIBRARY = [
  `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`,
  '/usr/lib/faketime/libfaketime.so.1',
].find((path) => existsSync(path))

/** Why the clock cannot be faked here; null where it can. */
export const WHY_NO_FAKE_CLOCK =
  LIBRARY === undefined ? 'the package faketime is not installed (Debian and Ubuntu have it)' : null

const preload = { LD_PRELOAD: LIBRARY ?? '' }

export interface FakedClock {
  env: NodeJS.ProcessEnv
  /** Moves the wall clock of whoever runs with `env` to so many seconds off the machine's; its timers go on evenly. */
  set: (seconds: number) => void
}

/** @param folder where the offset is kept, for the running process to read */
export function fakedClock(folder: string): FakedClock {
  const file = join(folder, 'clock')
  // Renamed into place, so that no half of it is ever read.
  const set = (seconds: number): void => {
    writeFileSync(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`)
    renameSync(`${file}.new`, file)
  }
  set(0)
  const env = {
    ...preload,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // On Linux the monotonic clock, which timers go by, neither jumps with the wall clock nor runs during sleep.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DONT_RESET: '1',
  }
  return { env, set }
}

/** Environment of a process for which time passes so many times as fast, its timers included. */
export const fastClock = (factor: number): NodeJS.ProcessEnv => ({ ...preload, FAKETIME: `+0 x${factor}` })

/** Environment of a process whose wall clock is so many seconds ahead; its timers go on as they do. */
export const shiftedClock = (seconds: number): NodeJS.ProcessEnv => ({
  ...preload,
  FAKETIME: `+${seconds}`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
})
