import { constants } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { randomUUID } from 'node:crypto'

/** Numbers that are tried for a name that is taken. */
const NUMBERS = 10_000

/**
 * Moves a file, never over another one: a name that is taken gets a number, `clip (2).mp4`. Between volumes it is copied
 * whole, under a name of its own, before the original goes.
 * @returns where it is now
 * @throws errors of the file system as they are
 */
export async function moveFile(from: string, to: string): Promise<string> {
  await mkdir(dirname(to), { recursive: true })
  const free = await claim(to)
  try {
    await rename(from, free)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') await copyOver(from, free)
    else {
      await rm(free, { force: true })
      throw error
    }
  }
  return free
}

/** Makes an empty file of a name that was free, so that nobody else takes it. */
async function claim(wanted: string): Promise<string> {
  const { dir, name, ext } = parse(wanted)
  for (let number = 1; number <= NUMBERS; number++) {
    const path = number === 1 ? wanted : join(dir, `${name} (${number})${ext}`)
    try {
      await (await open(path, 'wx')).close()
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  throw Object.assign(new Error(`no free name for ${wanted}`), { code: 'EEXIST' })
}

async function copyOver(from: string, claimed: string): Promise<void> {
  const part = join(dirname(claimed), `.${randomUUID()}.part`)
  try {
    const { atime, mtime } = await stat(from)
    await copyFile(from, part, constants.COPYFILE_EXCL)
    await utimes(part, atime, mtime)
    const copy = await open(part, 'r+')
    await copy.sync()
    await copy.close()
    await rename(part, claimed)
  } catch (error) {
    await Promise.all([rm(part, { force: true }), rm(claimed, { force: true })])
    throw error
  }
  await rm(from)
}
