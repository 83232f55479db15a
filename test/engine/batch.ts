/** A batch of clips for `ingest` in a process of its own, with a practice server, and what came of it. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions, PracticeServer } from '../../main/practice/server.ts'
import { Problem } from '../../shared/problem.ts'
import { makeOldClip } from './big-clip.ts'
import { sha256 } from './hash.ts'
import { startIngest } from './ingest-run.ts'
import type { IngestOptions, IngestResult, IngestRun } from './ingest-run.ts'
import { knownClip } from './known-clip.ts'

export interface BatchOptions {
  way: string
  clips: number
  /** About how many bytes each has; no two have the same. */
  bytes: number
  practice: PracticeOptions
  /** Settings of the engine that are other than usual. */
  settings?: Record<string, string | number>
}

export interface Batch {
  folder: string
  server: PracticeServer
  names: string[]
  start: (options?: IngestOptions) => IngestRun
  run: (options?: IngestOptions) => Promise<IngestResult>
  /** Demands that the platform has the content of every clip once, and has indexed every clip once. */
  expectOnce: () => Promise<void>
  /** Demands that a run ended with every clip ready, and every clip on the platform once. */
  expectReady: (result: IngestResult) => Promise<void>
}

/** Plays a batch and cleans up after it, however it ends. */
export async function inBatch(
  { way, clips, bytes, practice, settings = {} }: BatchOptions,
  play: (batch: Batch) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reeldrop-batch-'))
  const server = await startPracticeServer({ prober: knownClip, ...practice })
  try {
    const footage = join(folder, 'footage')
    await mkdir(footage)
    const names = Array.from({ length: clips }, (_, at) => `clip ${String(at).padStart(2, '0')}.mp4`)
    const paths = names.map((name) => join(footage, name))
    await Promise.all(paths.map((path, at) => makeOldClip(path, bytes + at * 1000)))
    const args = [footage, '--upload', way, '--data-dir', join(folder, 'data')]
    args.push('--index', server.indexes[0]?._id ?? '')
    for (const [name, value] of Object.entries(settings)) args.push('--set', `${name}=${value}`)
    const start = (options?: IngestOptions): IngestRun => startIngest(server, args, options)
    const expectOnce = async (): Promise<void> => {
      const { assets, tasks, indexedAssets } = server.state()
      const whole = [...assets, ...tasks].flatMap((thing) => thing.sha256 ?? [])
      expect(whole.sort()).toEqual((await Promise.all(paths.map(sha256))).sort())
      expect(indexedAssets.map((asset) => asset.filename).sort()).toEqual(names)
    }
    const expectReady = async (result: IngestResult): Promise<void> => {
      expect(outcomes(result)).toEqual(Object.fromEntries(names.map((name) => [name, ['ready']])))
      await expectOnce()
    }
    await play({ folder, server, names, start, run: (o) => start(o).done, expectOnce, expectReady })
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What `ingest` said of each clip: its state and its sentences, by name. */
export function outcomes({ lines }: IngestResult): Record<string, string[]> {
  const messages = (problems: unknown[]): string[] =>
    problems.map((problem) => Problem.pick({ message: true }).parse(problem).message)
  return Object.fromEntries(
    lines.map(({ path, state, problems }) => [path.split('/').at(-1) ?? '', [state, ...messages(problems)]]),
  )
}

/** Waits for something to come true. @throws Error when it does not within 280 s */
export async function until(what: () => boolean): Promise<void> {
  const deadline = performance.now() + 280_000
  while (!what()) {
    if (performance.now() > deadline) throw new Error(`it did not come true: ${what.toString()}`)
    await sleep(10)
  }
}
