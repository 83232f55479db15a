import { lstat, open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import PQueue from 'p-queue'
import type { Failure, MediaInfo, Problem } from '../../../shared/domain.ts'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import { sourceError } from '../transfer/source-file.ts'
import { bundledFfprobe, runFfprobe } from './ffprobe.ts'
import { FfprobeOutput, toMediaInfo } from './media-info.ts'
import type { NotVideo } from './media-info.ts'
import { claimedBytes } from './mp4-length.ts'
import { broken } from './problems.ts'

/** media: what ffprobe read · refused: it is no clip, for good · failed: it could not be found out */
export type ProbeResult =
  | { kind: 'media'; media: MediaInfo }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'failed'; failure: Failure }

export interface Prober {
  probe: (path: string, signal?: AbortSignal) => Promise<ProbeResult>
  /** Lets the probes under way end and takes no more. */
  close: () => Promise<void>
}

/**
 * Probes files with ffprobe, a few at once.
 * @param options.ffprobePath another ffprobe than the bundled one; empty for the bundled one
 * @param options.timeoutMs after which ffprobe is killed; 30 s by default
 * @param options.concurrency probes at once; the number of processors by default
 */
export function createProber(
  options: { ffprobePath?: () => string; timeoutMs?: number; concurrency?: number } = {},
): Prober {
  const timeoutMs = options.timeoutMs ?? 30_000
  const queue = new PQueue({ concurrency: options.concurrency ?? availableParallelism() })
  const ffprobe = (): string => options.ffprobePath?.() || bundledFfprobe()
  return {
    probe: (path, signal) => queue.add(() => probeFile(path, ffprobe(), timeoutMs, signal)),
    close: async () => {
      queue.clear()
      await queue.onIdle()
    },
  }
}

async function probeFile(
  path: string,
  ffprobe: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<ProbeResult> {
  const name = basename(path)
  try {
    const problem = await notAClip(path, name)
    if (problem) return { kind: 'refused', problem }
  } catch (error) {
    const expected = sourceError(error, name)
    if (expected instanceof ExpectedError) return { kind: 'failed', failure: expected.failure }
    throw error
  }
  const run = await runFfprobe(ffprobe, path, timeoutMs, signal)
  switch (run.kind) {
    case 'timeout':
      return { kind: 'failed', failure: failure('probe_timeout', { name, detail: `${timeoutMs / 1000} s` }) }
    case 'not_run':
      return { kind: 'failed', failure: failure('probe_failed', { detail: run.complaint }) }
    case 'unreadable':
      return { kind: 'refused', problem: unreadable(name, run.complaint) }
    case 'output':
      return read(name, run.json)
  }
}

/** What can be told without ffprobe: folders, devices, empty and cut-off files. Throws errors of the file system. */
async function notAClip(path: string, name: string): Promise<Problem | null> {
  const own = await lstat(path)
  const stats = own.isSymbolicLink() ? await stat(path) : own
  if (stats.isDirectory())
    return broken(`${name} is a folder, not a clip, in spite of its name. Drop what is inside it.`)
  if (!stats.isFile())
    return broken(`${name} is not a regular file (it is a device or a pipe). Drop the clip itself.`)
  if (stats.size === 0) return broken(failure('file_empty', { name }).message)
  const handle = await open(path, 'r')
  try {
    return await cutOff(handle, stats.size, name)
  } finally {
    await handle.close()
  }
}

async function cutOff(handle: FileHandle, size: number, name: string): Promise<Problem | null> {
  const claimed = await claimedBytes(handle, size)
  if (claimed === null || claimed <= size) return null
  const there = `${size.toLocaleString('en')} of ${claimed.toLocaleString('en')} bytes are there`
  return broken(`${name} is cut off: ${there}. Copy it again from its source.`)
}

function unreadable(name: string, complaint: string): Problem {
  if (/moov atom not found/i.test(complaint)) {
    return broken(
      `${name} has no index of its frames (moov atom), so its recording or copying was not finished. Copy or export it again.`,
    )
  }
  const why = complaint ? ` (${complaint})` : ''
  return broken(`${name} cannot be read as video${why}. Check that it plays, or export it again.`)
}

const SENTENCES: Record<NotVideo, (name: string) => string> = {
  no_video: (name) => `${name} has no video stream. Drop a clip with a picture.`,
  no_picture_size: (name) =>
    `${name} has a video stream without a picture size, so it was not finished. Export it again.`,
  no_duration: (name) =>
    `${name} does not tell how long it is, so its recording was not finished. Export it again.`,
}

function read(name: string, json: string): ProbeResult {
  const output = FfprobeOutput.safeParse(parse(json))
  if (!output.success)
    return { kind: 'failed', failure: failure('probe_failed', { detail: 'its answer was not understood' }) }
  const media = toMediaInfo(output.data)
  if (typeof media === 'string') return { kind: 'refused', problem: broken(SENTENCES[media](name)) }
  return { kind: 'media', media }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
