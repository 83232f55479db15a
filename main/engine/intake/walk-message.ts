/** What goes to the thread that walks, and what it tells. Texts and numbers cross between threads faster than objects. */
import type { Stats } from 'node:fs'
import type { NameRules } from './sieve.ts'

/** What to walk. */
export interface WalkOrder {
  paths: readonly string[]
  rules: NameRules
  /** Levels of subfolders; null for all. */
  depth: number | null
  /** Set to 1 when the walk is to stop; the second counts the batches that the other side has taken. */
  signals: SharedArrayBuffer
}

/** A file that may be a clip. Size in bytes, times in epoch ms. */
export interface WalkedFile {
  path: string
  size: number
  mtimeMs: number
  ctimeMs: number
  /** Device and inode: the same for a file that was renamed. */
  id: string
}

/** Beside the files. */
interface Aside {
  /** How many files were passed over, and the first of them, at most 200 in a walk. */
  passedOver: number
  passedOverPaths: string[]
  /** Folders that were looked into, and those of them that are links to folders. */
  folders: string[]
  links: string[]
  /** What could not be read, with the code of the system. */
  problems: { path: string; isFolder: boolean; code: string }[]
}

/** Some of what was found. */
export interface WalkBatch extends Aside {
  files: WalkedFile[]
}

/** A `WalkBatch` as it is told. */
export interface WalkMessage extends Aside {
  paths: string[]
  /** As many numbers for each path as `numbersOf` has. */
  numbers: Float64Array
}

export const numbersOf = ({ size, mtimeMs, ctimeMs, dev, ino }: Stats): number[] => [
  size,
  mtimeMs,
  ctimeMs,
  dev,
  ino,
]

export function batchOf({ paths, numbers, ...aside }: WalkMessage): WalkBatch {
  const each = numbers.length / paths.length
  const number = (file: number, at: number): number => numbers[file * each + at] ?? Number.NaN
  const files = paths.map((path, file) => ({
    path,
    size: number(file, 0),
    mtimeMs: number(file, 1),
    ctimeMs: number(file, 2),
    id: `${number(file, 3)}:${number(file, 4)}`,
  }))
  return { files, ...aside }
}
