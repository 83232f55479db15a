/** Files → what they are: each is looked at, read by ffprobe a few at a time, and told apart from what is no video. */
import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import PQueue from 'p-queue'
import type { MediaInfo } from '../../../shared/media-info.ts'
import type { Problem } from '../../../shared/problem.ts'
import { failure, type Failure } from '../../../shared/errors.ts'
import { inTime } from '../in-time.ts'
import { ALLOCATING_AT_MOST, MediaTools } from '../media/media-tools.ts'
import type { Run } from '../media/started.ts'
import { toolFile } from '../media/tool-file.ts'
import { phrase, type PhraseKey } from '../../../shared/phrase.ts'
import { broken } from './broken.ts'
import { bundledFfprobe } from './ffprobe-path.ts'
import { contentOf, isBlank, isPlaylist, isText } from './look.ts'
import { readShown } from './media-info.ts'
import { lengthOfPackets } from './packets.ts'
import { lookAt } from './source.ts'
import type { Look } from './source.ts'

export type ProbeResult =
  | { kind: 'media'; media: MediaInfo }
  /** The file is at fault. */
  | { kind: 'refused'; problem: Problem }
  /** The file could not be examined; a retry may do. */
  | { kind: 'failed'; failure: Failure }

export interface Prober {
  /**
   * What the file holds, or why it is no clip (`video_file_broken`), or why it could not be examined
   * (`source_missing`, `source_unreadable`, `probe_timeout`, `probe_failed`).
   * @throws the signal's reason when it aborts, or an AbortError once the prober is closed
   */
  probe(path: string, signal?: AbortSignal): Promise<ProbeResult>
  /** Ends what runs and what waits; resolves when no ffprobe is left. */
  close(): Promise<void>
}

const TIMEOUT_MS = 30_000

/**
 * @param options.ffprobePath another ffprobe than the bundled one; empty means the bundled one. A function is asked
 * before each probe, so that a changed setting takes effect at once
 * @param options.timeoutMs how long each look at a file may take, without the wait for its turn; 30 s by
 * default
 * @param options.memoryMostBytes most that an ffprobe may hold in memory, in bytes; 3 GB by default
 * @param options.concurrency ffprobes at once; one per CPU by default
 */
export function createProber(
  options: {
    ffprobePath?: string | (() => string)
    timeoutMs?: number
    concurrency?: number
    memoryMostBytes?: number
  } = {},
): Prober {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const queue = new PQueue({ concurrency: options.concurrency ?? availableParallelism() })
  const tools = new MediaTools()
  const open = new Set<AbortController>()
  const running = new Set<Promise<unknown>>()
  let isClosed = false

  const untilOver = async <T>(job: Promise<T>): Promise<T> => {
    running.add(job)
    try {
      return await job
    } finally {
      running.delete(job)
    }
  }
  // Only ffprobe waits for its turn: files are looked at meanwhile, so that the processors always have one to run.
  const runInTurn: MediaTools['run'] = (command, args, bounds) =>
    queue.add(() => untilOver(tools.run(command, args, bounds)), { signal: bounds.signal })

  const examineOnce = async (path: string, signal: AbortSignal): Promise<ProbeResult> => {
    const set = typeof options.ffprobePath === 'function' ? options.ffprobePath() : options.ffprobePath
    const job = examine({
      runInTurn,
      path: resolve(path),
      ffprobe: set ? set : bundledFfprobe(),
      timeoutMs,
      signal,
      memoryMostBytes: options.memoryMostBytes,
    })
    return await untilOver(job)
  }

  return {
    async probe(path, signal) {
      if (isClosed) throw closed()
      signal?.throwIfAborted()
      const stop = new AbortController()
      const onAbort = () => stop.abort(signal?.reason)
      signal?.addEventListener('abort', onAbort, { once: true })
      open.add(stop)
      try {
        return await examineOnce(path, stop.signal)
      } finally {
        open.delete(stop)
        signal?.removeEventListener('abort', onAbort)
      }
    },
    async close() {
      isClosed = true
      for (const stop of open) stop.abort(closed())
      await Promise.allSettled(running)
      tools.close()
    },
  }
}

const closed = (): DOMException => new DOMException('The prober was closed', 'AbortError')

interface Job {
  /** As `MediaTools.run`, once it is its turn. */
  runInTurn: MediaTools['run']
  path: string
  ffprobe: string
  timeoutMs: number
  signal: AbortSignal
  memoryMostBytes: number | undefined
}

async function examine(job: Job): Promise<ProbeResult> {
  const name = basename(job.path)
  const look = await inTime(lookAt(job.path), job)
  if (look === null) return timedOut(name, job.timeoutMs)
  if (look.kind !== 'file') return look
  const problem = withoutAsking(name, look)
  if (problem) return { kind: 'refused', problem }

  const shown = await ask(job, name, ['-show_format', '-show_streams'])
  if (shown.kind !== 'json') return shown
  const reading = readShown(shown.json, name)
  if (reading.kind === 'unreadable') return { kind: 'refused', problem: unreadable(name, look, shown.stderr) }
  if (reading.kind !== 'endless') return reading
  // Live recordings and raw streams carry no length: it is the time from the first packet to the end of the last.
  const packets = await ask(job, name, [
    '-select_streams',
    'v',
    '-show_entries',
    'packet=pts_time,duration_time',
  ])
  if (packets.kind !== 'json') return packets
  return { kind: 'media', media: reading.withDuration(lengthOfPackets(packets.json)) }
}

/** What needs no ffprobe. Text must not reach it: it would follow a playlist to whatever files that names. */
function withoutAsking(name: string, { head, boxes, sizeBytes }: LookedAt): Problem | null {
  if (isPlaylist(head)) return noVideo(name, 'playlist')
  if (isText(head)) return noVideo(name, 'textFile')
  if (boxes.kind === 'cutOff') {
    return broken(name, phrase('isCutOff', { there: sizeBytes, needed: boxes.neededBytes }), 'copyAgain')
  }
  if (boxes.kind === 'noIndex') {
    const still = contentOf(head)
    if (still !== null) return noVideo(name, still)
    return broken(name, 'neverFinished', 'copyOrRepair')
  }
  return null
}

function unreadable(name: string, { head }: LookedAt, stderr: string): Problem {
  if (isBlank(head)) return broken(name, 'onlyZeros', 'copyAgain')
  const content = contentOf(head)
  if (content !== null) return noVideo(name, content)
  const isMp4 = head.toString('latin1', 4, 8) === 'ftyp'
  if (isMp4 && stderr.includes('moov atom not found')) {
    return broken(name, 'indexNotFound', 'copyAgain')
  }
  return broken(name, 'notReadable', 'seeThenCopy')
}

const noVideo = (name: string, what: PhraseKey): Problem =>
  broken(name, phrase('isNoVideo', { what: phrase(what) }), 'dropItself')

type LookedAt = Extract<Look, { kind: 'file' }>

type Answer =
  { kind: 'json'; json: unknown; stderr: string } | Extract<ProbeResult, { kind: 'refused' | 'failed' }>

/** Asks ffprobe for JSON. A status other than 0 is an answer too: then the JSON has nothing in it. */
async function ask(
  { runInTurn, ffprobe, path, timeoutMs, signal, memoryMostBytes }: Job,
  name: string,
  what: readonly string[],
): Promise<Answer> {
  const bounds = { timeoutMs, signal, ...(memoryMostBytes === undefined ? {} : { memoryMostBytes }) }
  const run = await runInTurn(ffprobe, [...SAFELY, ...what, '-i', toolFile(path)], bounds)
  if (run.kind === 'timeout') return timedOut(name, timeoutMs)
  if (run.kind === 'tooLarge') return { kind: 'refused', problem: tooLarge(name) }
  if (run.kind !== 'ended') return couldNotRun(run.reason)
  const lost = lostOnTheWay(name, run)
  if (lost) return { kind: 'failed', failure: lost }
  if (run.status !== 0 && run.stdout.trim() === '{') return { kind: 'refused', problem: undecodable(name) }
  const json = parseJson(run.stdout)
  return json === undefined
    ? couldNotRun(`${ffprobe} answered no JSON, status ${run.status}`)
    : { kind: 'json', json, stderr: run.stderr }
}

/** ffprobe opens its JSON, then leaves over a picture or sound that its decoder does not take. */
const undecodable = (name: string): Problem => broken(name, 'notDecodable', 'seeThenExport')

const tooLarge = (name: string): Problem => broken(name, 'takesTooMuchMemory', 'seeThenExport')

/** Nothing but files is ever opened, and memory is taken in pieces of a reasonable size. */
const SAFELY = ['-v', 'error', '-of', 'json', '-protocol_whitelist', 'file', ...ALLOCATING_AT_MOST]

/** What the system said to ffprobe about the file, as opposed to what ffprobe thinks of its content. */
function lostOnTheWay(name: string, run: Extract<Run, { kind: 'ended' }>): Failure | null {
  if (run.status === 0) return null
  const last = run.stderr.trim().split('\n').at(-1) ?? ''
  if (last.endsWith('No such file or directory')) return failure('source_missing', { name })
  const system = /(Permission denied|Operation not permitted|Input\/output error|Stale file handle)$/.exec(
    last,
  )
  return system ? failure('source_unreadable', { name, detail: system[0] }) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const timedOut = (name: string, timeoutMs: number) => ({
  kind: 'failed' as const,
  failure: failure('probe_timeout', { name, detail: `${timeoutMs / 1000} s` }),
})
const couldNotRun = (detail: string) => ({
  kind: 'failed' as const,
  failure: failure('probe_failed', { detail }),
})
