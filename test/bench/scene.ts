/** What the benchmarks stand on: a folder of their own, a practice server in a process of its own, clips of any size. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PracticeReady } from '../../main/practice/inspection.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip, makeSparseClip } from '../engine/big-clip.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface Platform {
  baseUrl: string
  apiKey: string
  indexId: string
}

export class Scene {
  readonly folder: string
  readonly #children: ChildProcess[] = []

  private constructor(folder: string) {
    this.folder = folder
  }

  static async open(): Promise<Scene> {
    return new Scene(await mkdtemp(join(tmpdir(), 'reeldrop-bench-')))
  }

  /** A practice server that discards what it gets. @param args of its command line */
  async platform(...args: string[]): Promise<Platform> {
    const script = join(ROOT, 'main/practice/cli.ts')
    const child = spawn(process.execPath, [script, '--sink', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#children.push(child)
    const { baseUrl, apiKey, indexes } = PracticeReady.parse(JSON.parse(await firstLine(child)))
    return { baseUrl, apiKey, indexId: indexes[0]?._id ?? '' }
  }

  /** A playable clip of an exact size that has long been still. */
  async clip(name: string, bytes: number): Promise<string> {
    const path = join(this.folder, name)
    await makeBigClip(await makeClip('h264'), path, bytes)
    await still(path)
    return path
  }

  /** A playable clip of any size that takes no room on the disk. */
  async sparseClip(name: string, bytes: number): Promise<string> {
    const path = join(this.folder, name)
    await makeSparseClip(await makeClip('h264'), path, bytes)
    await still(path)
    return path
  }

  async clips(count: number, bytes: number): Promise<string> {
    await mkdir(join(this.folder, 'clips'))
    for (let n = 0; n < count; n++) await this.clip(`clips/clip ${n}.mp4`, bytes + n * 16)
    return join(this.folder, 'clips')
  }

  /** Runs a script of this folder and parses the last line that it prints. */
  async script(name: string, about: object, env: NodeJS.ProcessEnv = {}): Promise<Record<string, number>> {
    const args = [join(import.meta.dirname, name), JSON.stringify(about)]
    const options = { env: { ...process.env, ...env, TMPDIR: this.folder } }
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#children.push(child)
    let text = ''
    child.stdout.on('data', (piece: Buffer) => (text += piece.toString()))
    const status = await new Promise((done) => child.once('close', done))
    if (status !== 0) throw new Error(`${name} ended with status ${String(status)}`)
    return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Record<string, number>
  }

  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGTERM')
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function still(path: string): Promise<void> {
  const before = new Date(Date.now() - 600_000)
  await utimes(path, before, before)
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    child.once('exit', () => fail(new Error('the practice server did not start')))
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString()
      if (text.includes('\n')) done(text.split('\n')[0] ?? '')
    })
  })
}
