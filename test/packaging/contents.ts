/** What is in a packed app: the files of its folder and of its archive, as one list. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { extractFile, getRawHeader, statFile } from '@electron/asar'

export interface PackedFile {
  /** Below the packed folder; a file of the archive stands below `ARCHIVE`. */
  path: string
  bytes: number
  /** The first bytes, by which the system tells a program. */
  head: Buffer
}

const HEAD_BYTES = 20
const RESOURCES = process.platform === 'darwin' ? 'Resources' : 'resources'
export const ARCHIVE = `${RESOURCES}/app.asar`

/** All files, those of the archive among them; one that lies beside the archive is listed once, where it lies. */
export function filesOf(folder: string): PackedFile[] {
  const archive = join(folder, ARCHIVE)
  const inside = archived(archive)
    .filter(({ entry }) => entry.unpacked !== true)
    .map(({ path }) => {
      const content = extractFile(archive, path)
      return { path: `${ARCHIVE}/${path}`, bytes: content.length, head: content.subarray(0, HEAD_BYTES) }
    })
  return [...filesBelow(folder).map((path) => onDisk(folder, path)), ...inside]
}

/** Paths below a folder, with forward slashes, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

export function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Files whose content is not what the archive's head says of it, and those of which it says nothing. */
export function withoutIntegrity(folder: string): string[] {
  const archive = join(folder, ARCHIVE)
  return archived(archive)
    .filter(({ path, entry }) => {
      const beside = join(`${archive}.unpacked`, path)
      const content = entry.unpacked === true ? readFileSync(beside) : extractFile(archive, path)
      const hash = createHash('sha256').update(content).digest('hex')
      return entry.integrity?.algorithm !== 'SHA256' || entry.integrity.hash !== hash
    })
    .map(({ path }) => path)
}

/** Text of a file of the archive, wherever it lies. */
export function textOf(folder: string, path: string): string {
  const beside = join(folder, `${ARCHIVE}.unpacked`, path)
  return existsSync(beside)
    ? readFileSync(beside, 'utf8')
    : extractFile(join(folder, ARCHIVE), path).toString()
}

interface Entry {
  unpacked?: boolean
  integrity?: { algorithm: string; hash: string }
}

function archived(archive: string): { path: string; entry: Entry }[] {
  const found: { path: string; entry: Entry }[] = []
  const visit = (files: Record<string, unknown>, above: string) => {
    for (const [name, node] of Object.entries(files)) {
      const path = above ? `${above}/${name}` : name
      if (isFolder(node)) visit(node.files, path)
      else found.push({ path, entry: statFile(archive, path) })
    }
  }
  visit(getRawHeader(archive).header.files, '')
  return found
}

function isFolder(node: unknown): node is { files: Record<string, unknown> } {
  return typeof node === 'object' && node !== null && 'files' in node
}

function onDisk(folder: string, path: string): PackedFile {
  const full = join(folder, path)
  const head = Buffer.alloc(HEAD_BYTES)
  const file = openSync(full, 'r')
  readSync(file, head)
  closeSync(file)
  return { path, bytes: statSync(full).size, head }
}
