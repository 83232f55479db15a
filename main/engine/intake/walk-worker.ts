/**
 * Walks folders in a thread of its own: the calls to the file system wait there, one after the other, which is many
 * times faster than asking for each file in turn and never holds up the engine, however slow a share is.
 */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import type { Dirent, Stats } from 'node:fs'
import { basename, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { isLookedInto, sortOf } from './sieve.ts'
import { numbersOf } from './walk-message.ts'
import type { WalkMessage, WalkOrder } from './walk-message.ts'

/** Files that are told at once. */
const BATCH = 1000
/** Batches on their way; the walk waits when the other side does not keep up, so that memory stays flat. */
const AHEAD = 4
/** Files passed over that are told by name. */
const NAMED = 200

/** `take 2` before `take 10`. */
const ORDER = new Intl.Collator('en', { numeric: true })

const order = workerData as WalkOrder
const signals = new Int32Array(order.signals)
const seen = new Set<string>()
let batch = emptyBatch()
let numbers: number[] = []
let sent = 0
let named = 0

for (const path of order.paths) visit(path, null, 0)
send()
parentPort?.postMessage('done')

function visit(path: string, entry: Dirent | null, level: number): void {
  const name = basename(path)
  const mayBeClip = sortOf(name, order.rules) === 'clip'
  if (entry?.isFile() === true && !mayBeClip) {
    passOver(path)
    return
  }
  const isFolder = entry?.isDirectory() === true
  if (isFolder && !mayBeClip) {
    if (isLookedInto(name)) visitFolder(path, level)
    return
  }
  const stats = statsOf(path)
  if (stats === null) return
  if (mayBeClip) tell(path, stats)
  else if (!stats.isDirectory()) passOver(path)
  if (stats.isDirectory() && (entry === null || isLookedInto(name)))
    visitFolder(path, level, entry?.isSymbolicLink() === true)
}

function visitFolder(path: string, level: number, isLink = false): void {
  if (order.depth !== null && level > order.depth) return
  try {
    const real = realpathSync(path)
    if (seen.has(real)) return
    seen.add(real)
    batch.folders.push(path)
    if (isLink) batch.links.push(path)
    const entries = readdirSync(path, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => ORDER.compare(a.name, b.name))) {
      if (Atomics.load(signals, 0) === 1) return
      visit(join(path, entry.name), entry, level + 1)
    }
  } catch (error) {
    batch.problems.push({ path, isFolder: true, code: codeOf(error) })
  }
}

/** Links are followed. */
function statsOf(path: string): Stats | null {
  try {
    const own = lstatSync(path)
    return own.isSymbolicLink() ? statSync(path) : own
  } catch (error) {
    batch.problems.push({ path, isFolder: false, code: codeOf(error) })
    return null
  }
}

function tell(path: string, stats: Stats): void {
  batch.paths.push(path)
  numbers.push(...numbersOf(stats))
  if (batch.paths.length >= BATCH) send()
}

function passOver(path: string): void {
  if (named++ < NAMED) batch.passedOverPaths.push(path)
  if (++batch.passedOver % BATCH === 0) send()
}

function send(): void {
  parentPort?.postMessage({ ...batch, numbers: Float64Array.from(numbers) } satisfies WalkMessage)
  batch = emptyBatch()
  numbers = []
  sent++
  for (let taken = Atomics.load(signals, 1); sent - taken > AHEAD; taken = Atomics.load(signals, 1)) {
    if (Atomics.load(signals, 0) === 1) return
    Atomics.wait(signals, 1, taken)
  }
}

/** @throws the error when it is none of the file system */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

function emptyBatch(): Omit<WalkMessage, 'numbers'> {
  return { paths: [], passedOver: 0, passedOverPaths: [], folders: [], links: [], problems: [] }
}
