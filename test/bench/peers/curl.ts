import { spawn, spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Platform } from '../scene.ts'
import { openSession } from './session.ts'

export const hasCurl = (): boolean => spawnSync('curl', ['--version']).status === 0

/**
 * `curl -T` of all chunks of a file to their presigned URLs, in one process with so many connections. curl cannot send
 * a range of a file, so the chunks are cut into files of their own before the time is taken: that is in its favour.
 * @returns seconds
 */
export async function curlUpload(
  platform: Platform,
  path: string,
  folder: string,
  connections: number,
): Promise<number> {
  const parts = await openSession(platform, path)
  const cut = join(folder, 'cut')
  await mkdir(cut)
  try {
    for (const part of parts) {
      const range = createReadStream(path, { start: part.start, end: part.start + part.size - 1 })
      await pipeline(range, createWriteStream(join(cut, String(part.index))))
    }
    const config = parts.map(
      (part) => `upload-file = "${join(cut, String(part.index))}"\nurl = "${part.url}"\noutput = /dev/null\n`,
    )
    await writeFile(join(cut, 'config'), config.join(''))
    const args = [
      '--parallel',
      '--parallel-max',
      String(connections),
      '--parallel-immediate',
      '-sS',
      '--fail',
    ]
    const began = performance.now()
    const child = spawn('curl', [...args, '-K', join(cut, 'config')], {
      stdio: 'ignore',
    })
    const status = await new Promise((done) => child.once('close', done))
    if (status !== 0) throw new Error(`curl ended with status ${String(status)}`)
    return (performance.now() - began) / 1000
  } finally {
    await rm(cut, { recursive: true, force: true })
  }
}
