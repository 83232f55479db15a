/** The processes of an app as Linux shows them: their command lines, environments and memory. */
import { open, readdir, readFile } from 'node:fs/promises'

export interface Seen {
  readonly pid: number
  readonly commandLine: Buffer
  readonly environment: Buffer
}

/** A process and all that it started, as far as they are there now. */
export async function processesOf(root: number): Promise<Seen[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '') : ''
    // The name in brackets may hold anything; the parent is the second field after it.
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const own = [...parents.keys()].filter((pid) => descendsFrom(pid, root, parents))
  return await Promise.all(own.map(look))
}

function descendsFrom(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)) if (at === root) return true
  return false
}

async function look(pid: number): Promise<Seen> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`).catch(() => Buffer.alloc(0))
  return { pid, commandLine: await read('cmdline'), environment: await read('environ') }
}

/** Notes every process of an app until it is stopped: those that live shorter than a look are missed. */
export function watchProcesses(root: number): { stop: () => Promise<Seen[]> } {
  const seen = new Map<string, Seen>()
  let stopped = false
  const watching = (async () => {
    while (!stopped) {
      for (const one of await processesOf(root)) seen.set(`${one.pid} ${one.commandLine.toString()}`, one)
      await new Promise((done) => setTimeout(done, 30))
    }
  })()
  return {
    stop: async () => {
      stopped = true
      await watching
      return [...seen.values()]
    },
  }
}

/** What a process can write to in its memory, a region each; nothing of one that has ended. */
export async function memoryOf(pid: number): Promise<Buffer[]> {
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8').catch(() => '')
  const file = await open(`/proc/${pid}/mem`).catch(() => null)
  if (file === null) return []
  try {
    const regions: Buffer[] = []
    for (const [, from = '', to = ''] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
      const start = Number.parseInt(from, 16)
      const length = Number.parseInt(to, 16) - start
      regions.push(await readRegion(file, start, length))
    }
    return regions
  } finally {
    await file.close()
  }
}

/** Reserved memory that was never used cannot be read; a region is read page run by page run until then. */
async function readRegion(
  file: Awaited<ReturnType<typeof open>>,
  start: number,
  length: number,
): Promise<Buffer> {
  const pieces: Buffer[] = []
  const piece = 2 ** 20
  for (let at = 0; at < length; at += piece) {
    const bytes = Buffer.alloc(Math.min(piece, length - at))
    try {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start + at)
      pieces.push(bytes.subarray(0, bytesRead))
    } catch {
      break
    }
  }
  return Buffer.concat(pieces)
}
