/** The looks at a file that come before ffprobe: that it is one, can be read and is all there. */
import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Problem } from '../../../shared/problem.ts'
import { ExpectedError, type Failure } from '../../../shared/errors.ts'
import { sourceError } from '../transfer/source-file.ts'
import { judgeBoxes } from './boxes.ts'
import type { BoxVerdict } from './boxes.ts'
import { broken } from './broken.ts'

export type Look =
  | { kind: 'file'; sizeBytes: number; head: Buffer; boxes: BoxVerdict }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'failed'; failure: Failure }

const HEAD_BYTES = 4096

/** Never opens what is not a regular file: opening a pipe or a device can wait for ever. Links are followed. */
export async function lookAt(path: string): Promise<Look> {
  const name = basename(path)
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) {
      return refused(broken(name, 'isFolder', 'dropInside'))
    }
    if (!stats.isFile()) {
      return refused(broken(name, 'isDevice', 'dropItself'))
    }
    if (stats.size === 0) {
      return refused(broken(name, 'isEmpty', 'copyAgain'))
    }
    const handle = await open(path, 'r')
    try {
      const head = await read(handle, 0, HEAD_BYTES)
      const boxes = await judgeBoxes((position, length) => read(handle, position, length), stats.size)
      return { kind: 'file', sizeBytes: stats.size, head, boxes }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const expected = sourceError(error, name)
    if (expected instanceof ExpectedError) return { kind: 'failed', failure: expected.failure }
    throw error
  }
}

async function read(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

const refused = (problem: Problem): Look => ({ kind: 'refused', problem })
