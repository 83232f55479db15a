import Database from 'better-sqlite3'
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DATABASE_NAME } from '../../main/engine/store/open.ts'
import { shiftedClock } from '../engine/faked-clock.ts'
import type { Figure } from './figures.ts'
import { Scene } from './scene.ts'
import { makeWideTree } from './tree.ts'

const run = promisify(execFile)
/** A clock that is a day ahead makes files that were written just now old ones. */
const DAY_S = 86_400

/** Of a tree of ours, a tenth. */
const TENTH = Array.from({ length: 5 }, (_, n) => `day ${n}`)

/** Many files dropped: time until all are known, against `find` on the same tree, and by what memory grows for each. */
export async function scan(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform()
    const root = join(scene.folder, 'tree')
    await mkdir(root)
    const files = quick ? 2000 : 100_000
    await makeWideTree(root, files)
    const ours: number[] = []
    const find: number[] = []
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const started = performance.now()
      await run('sh', ['-c', 'find "$0" -type f -printf "%p %s %T@\\n" > /dev/null', root])
      find.push((performance.now() - started) / 1000)
      const about = { ...platform, do: 'drop', root, dataDir: join(scene.folder, `data-${round}`) }
      ours.push((await scene.script('intake-ours.ts', about)).seconds ?? Number.NaN)
    }
    const before = TENTH.map((day) => join(root, day))
    const about = { ...platform, do: 'drop', root, before, dataDir: join(scene.folder, 'data-memory') }
    const { bytes = Number.NaN } = await scene.script('intake-ours.ts', about)
    return [
      {
        name: 'scan',
        unit: 's',
        ours,
        peer: { name: 'find', values: find },
        goal: { ratio: 4, sense: 'atMost' },
      },
      {
        name: 'scan, memory',
        unit: 'bytes a file',
        ours: [bytes / (0.9 * files)],
        peer: { name: 'allowed', values: [1000] },
        goal: { ratio: 1, sense: 'atMost' },
      },
    ]
  } finally {
    await scene.close()
  }
}

/** A watch folder with many files: its first look through the tree, the next start's, and what quiet watching costs. */
export async function restart(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform()
    const root = join(scene.folder, 'tree')
    await mkdir(root)
    await makeWideTree(root, quick ? 2000 : 100_000)
    const dataDir = join(scene.folder, 'data')
    const about = { ...platform, root, dataDir }
    const env = shiftedClock(DAY_S)
    const first = await scene.script('intake-ours.ts', { ...about, do: 'watch' }, env)
    endAll(dataDir)
    const idleSeconds = quick ? 2 : 60
    const again = await scene.script('intake-ours.ts', { ...about, do: 'restart', idleSeconds }, env)
    console.log(
      `restart: ${again.handles ?? 0} handles, ${Math.round((again.residentBytes ?? 0) / 1e6)} MB resident while watching`,
    )
    return [
      {
        name: 'restart',
        unit: 's',
        ours: [again.seconds ?? Number.NaN],
        peer: { name: 'first look', values: [first.seconds ?? Number.NaN] },
        goal: { ratio: 0.3, sense: 'atMost' },
      },
      {
        name: 'restart, CPU while all is quiet',
        unit: '% of a core',
        ours: [100 * (again.cpuShare ?? Number.NaN)],
        peer: { name: 'allowed', values: [0.5] },
        goal: { ratio: 1, sense: 'atMost' },
      },
    ]
  } finally {
    await scene.close()
  }
}

/** As if all that was found had been examined since, which `probe` measures, and takes half an hour for so many. */
function endAll(dataDir: string): void {
  const db = new Database(join(dataDir, DATABASE_NAME))
  db.exec(`UPDATE items SET state = 'refused'`)
  db.close()
}
