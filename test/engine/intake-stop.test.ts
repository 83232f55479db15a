/** A drop that a person stops. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'

const FILES = 12_000
const PER_FOLDER = 100
const PASSED_OVER = 230

test('a drop is stopped at once, and what was found until then stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reeldrop-stop-'))
  const server = await startPracticeServer()
  const engine = Engine.open({ dataDir: join(folder, 'data'), log: () => undefined })
  try {
    const tree = join(folder, 'tree')
    for (let n = 0; n < FILES / PER_FOLDER; n++) {
      const inside = join(tree, `card ${n}`)
      await mkdir(inside, { recursive: true })
      const names = Array.from({ length: PER_FOLDER }, (_, at) => `take ${at}.mp4`)
      await Promise.all(names.map((name) => writeFile(join(inside, name), '')))
    }
    for (let n = 0; n < PASSED_OVER; n++) await writeFile(join(tree, `- note ${n}.txt`), 'notes')
    await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
    await engine.call('setPaused', { paused: true })
    const dropping = engine.call('addPaths', { paths: [tree], indexId: server.indexes[0]?._id ?? '' })
    const query = {
      filter: 'all',
      search: '',
      sort: 'added',
      descending: false,
      offset: 0,
      limit: 1,
    } as const
    const listed = async () => (await engine.call('openView', query)).matching
    let longestMs = 0
    let isIn = false
    while (!isIn) {
      const asked = performance.now()
      isIn = (await listed()) > 0
      longestMs = Math.max(longestMs, performance.now() - asked)
      await new Promise(setImmediate)
    }
    await engine.call('stopIntake', {})
    const report = await dropping
    expect(report).toMatchObject({ stopped: true, passedOver: PASSED_OVER })
    // The first of them by name, so that a tree of anything else does not fill the window.
    const first = Array.from({ length: 200 }, (_, n) => join(tree, `- note ${n}.txt`))
    expect(report.passedOverPaths).toEqual(first)
    expect(longestMs, 'the engine answers while it takes files in').toBeLessThan(1000)
    expect(report.added).toBeGreaterThan(0)
    expect(report.added).toBeLessThan(FILES)
    expect(await listed()).toBe(report.added)
    const again = await engine.call('addPaths', { paths: [tree], indexId: server.indexes[0]?._id ?? '' })
    expect(again).toMatchObject({ stopped: false, added: FILES - report.added })
  } finally {
    await engine.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
