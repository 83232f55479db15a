/** Volumes that tests put in and pull out. Only root may mount, and only Linux does it this way. */
import { execFile } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Why no volume can be mounted here; null where one can. */
export const WHY_NO_MOUNT =
  process.platform !== 'linux'
    ? 'volumes are mounted for tests on Linux alone'
    : process.geteuid?.() !== 0
      ? 'only root may mount a volume'
      : null

export interface Volume {
  /** Pulls it out although files on it are open, as a person pulls out a card. */
  pullOut: () => Promise<void>
  putIn: () => Promise<void>
}

/**
 * Makes a folder a volume of its own, with what is in it, for as long as work lasts.
 * @param store where its content is kept, beside the folder
 */
export async function onVolume(
  folder: string,
  store: string,
  work: (volume: Volume) => Promise<void>,
): Promise<void> {
  await rename(folder, store)
  await mkdir(folder)
  let isIn = false
  const volume: Volume = {
    pullOut: async () => {
      await run('umount', ['--lazy', folder])
      isIn = false
    },
    putIn: async () => {
      await run('mount', ['--bind', store, folder])
      isIn = true
    },
  }
  await volume.putIn()
  try {
    await work(volume)
  } finally {
    if (isIn) await volume.pullOut()
  }
}

/** Runs work on a disk in memory that holds so many bytes. @param folder made for it, and removed after */
export async function onSmallDisk<T>(folder: string, bytes: number, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true })
  await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder])
  try {
    return await work()
  } finally {
    await run('umount', ['--lazy', folder])
    await rm(folder, { recursive: true })
  }
}

/** Makes a disk of `onSmallDisk` read-only, for root too, or writable again. */
export async function setWritable(folder: string, isWritable: boolean): Promise<void> {
  await run('mount', ['-o', `remount,${isWritable ? 'rw' : 'ro'}`, folder])
}

const PAGE = 4096

/** Takes every byte that is left. */
export function fillDisk(path: string): void {
  const piece = Buffer.alloc(PAGE)
  for (;;) {
    try {
      appendFileSync(path, piece)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return
      throw error
    }
  }
}
