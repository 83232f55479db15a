import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MIGRATIONS } from '../../main/engine/store/migrations.ts'
import { DATABASE_NAME } from '../../main/engine/store/open.ts'
import { Store } from '../../main/engine/store/store.ts'
import type { ItemId } from '../../shared/item.ts'
import type { Problem } from '../../shared/problem.ts'
import { failure } from '../../shared/errors.ts'

let folder = ''
let store: Store
let now = 1000
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reeldrop-causes-'))
  store = open()
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

/** Steps of the schema before causes were kept. */
const BEFORE = 4
const open = (): Store => new Store({ dataDir: folder, now: () => now, onChange: () => undefined })
const tooLong = (name: string): Problem => ({
  code: 'video_duration_too_long',
  severity: 'refuse',
  message: `${name} is too long.`,
  model: 'Pegasus 1.2',
  allowed: 'at most 1 h',
})
function add(count: number, indexId = 'i1'): ItemId[] {
  return store.items.addAll(
    Array.from({ length: count }, (_, n) => ({
      path: `/card/${indexId}-${n}.mp4`,
      size: 10,
      mtimeMs: 1,
      index: { id: indexId, name: `Index ${indexId}` },
      way: 'auto' as const,
    })),
  )
}
/** Begins anew with a history that an older version wrote. */
function reopenOld(write: (old: Database.Database) => void): void {
  store.close()
  const path = join(folder, DATABASE_NAME)
  rmSync(path)
  const old = new Database(path)
  MIGRATIONS.slice(0, BEFORE).forEach((step) => old.exec(step))
  write(old)
  old.pragma(`user_version = ${BEFORE}`)
  old.close()
  store = open()
}
const refuse = (ids: readonly ItemId[], problems: Problem[]) =>
  store.transaction(() => ids.forEach((id) => store.items.move(id, 'refused', 'refused', { problems })))

test('clips are grouped by what keeps them back and by their index, and follow when it changes', () => {
  const warning: Problem = { code: 'upload_takes_long', severity: 'warn', message: 'Long.' }
  const long = add(5)
  refuse(long, [tooLong('a'), warning])
  refuse(add(2, 'i2'), [tooLong('b')])
  const failed = add(1, 'i3')
  for (const id of failed) {
    const of = failure('source_missing', { name: 'c.mp4' })
    store.items.move(id, 'failed', of.message, { failure: of })
  }
  expect(store.causes.groups()).toMatchObject([
    {
      cause: { state: 'refused', code: 'video_duration_too_long', model: 'Pegasus 1.2', indexId: 'i1' },
      clips: 5,
      indexName: 'Index i1',
      retryable: false,
      first: [
        { name: 'i1-0.mp4', problem: { message: 'a is too long.', allowed: 'at most 1 h' }, failure: null },
        {},
        {},
      ],
    },
    { cause: { indexId: 'i2' }, clips: 2 },
    {
      cause: { state: 'failed', code: 'source_missing', model: null },
      clips: 1,
      retryable: true,
      first: [{ problem: null, failure: { code: 'source_missing' } }],
    },
  ])
  const [first] = store.causes.groups()
  if (!first) throw new Error('no group')
  expect(store.causes.clips(first.cause, 3, 10).map(({ name }) => name)).toEqual(['i1-3.mp4', 'i1-4.mp4'])
  long.slice(1).forEach((id) => store.items.remove(id))
  long.slice(0, 1).forEach((id) => store.items.move(id, 'waiting', 'anyway'))
  expect(store.causes.groups().map(({ clips }) => clips)).toEqual([2, 1])
})

test('where several limits are broken or the platform refuses what was sent all the same, the last reason counts', () => {
  const [id] = add(1)
  const bySize: Problem = { code: 'video_filesize_too_large', severity: 'refuse', message: 'Too large.' }
  if (id) refuse([id], [tooLong('a'), bySize])
  expect(store.causes.groups()[0]?.cause).toMatchObject({ code: 'video_filesize_too_large', model: null })
})

test('a hundred thousand refused clips are counted by cause in a moment', () => {
  reopenOld((old) =>
    old
      .prepare(
        `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000)
         INSERT INTO items (id, path, name, folder, size, mtime_ms, state, index_id, index_name, wanted_way, problems,
           added_at, updated_at)
         SELECT printf('00000000-0000-4000-8000-%012d', n), '/a', 'a', '/', 1, 1, 'refused', 'i1', 'One', 'auto', ?, 1, 1
         FROM numbers`,
      )
      .run(JSON.stringify([tooLong('a')])),
  )
  // The time of the processor alone: what else the machine does meanwhile is not ours.
  const before = process.threadCpuUsage()
  expect(store.causes.groups()).toMatchObject([{ clips: 100_000 }])
  const { user, system } = process.threadCpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(250)
})

test('clips that were refused before causes were kept are grouped all the same', () => {
  const ready = crypto.randomUUID()
  reopenOld((old) => {
    const insert = old.prepare(
      `INSERT INTO items (id, path, name, folder, size, mtime_ms, state, index_id, index_name, wanted_way, problems,
       failure, duration, added_at, updated_at) VALUES (?, '/a', 'a', '/', 1, 1, ?, 'i1', 'One', 'auto', ?, ?, 60, 1, 1)`,
    )
    insert.run(crypto.randomUUID(), 'refused', JSON.stringify([tooLong('a')]), null)
    insert.run(crypto.randomUUID(), 'failed', '[]', JSON.stringify(failure('indexing_failed')))
    insert.run(ready, 'ready', '[]', null)
    const info = JSON.stringify({ models: [{ modelName: 'pegasus1.2' }, { modelName: 'marengo3.0' }] })
    old.prepare('INSERT INTO indexes (id, info) VALUES (?, ?)').run('i1', info)
    const event = old.prepare(
      'INSERT INTO events (item_id, at, from_state, to_state, reason) VALUES (?, ?, ?, ?, ?)',
    )
    event.run(ready, 1000, 'processing', 'indexing', '')
    event.run(ready, 41_000, 'indexing', 'ready', '')
  })
  const codes = store.causes.groups().map(({ cause }) => cause.code)
  expect(codes.sort()).toEqual(['indexing_failed', 'video_duration_too_long'])
  expect(store.indexingTimes.latest('i1', 10).samples).toEqual([{ seconds: 60, took: 40 }])
})

test('how long indexing took is kept by the models of the index, and stays when the clip is taken out of the list', () => {
  const index = (id: string, models: string[]) => ({
    id,
    name: id,
    models: models.map((modelName) => ({ modelName, modelOptions: [] })),
    addons: [],
    videoCount: null,
    totalDurationSeconds: null,
    createdAt: null,
    expiresAt: null,
    takesNewVideos: true,
    limits: [],
  })
  store.cacheIndex(index('i1', ['marengo3.0']))
  store.cacheIndex(index('i2', ['marengo3.0']))
  store.cacheIndex(index('i3', ['pegasus1.2', 'marengo3.0']))
  const media = { durationSeconds: 120 } as never
  for (const id of add(1, 'i1')) {
    store.items.move(id, 'waiting', '', { media })
    store.items.move(id, 'uploading', '')
    store.items.move(id, 'processing', '')
    now = 10_000
    store.items.move(id, 'indexing', '')
    now = 50_000
    store.items.patch(id, { platformStatus: 'indexing' })
    now = 70_000
    store.items.move(id, 'ready', 'Indexed')
    store.items.remove(id)
  }
  expect(store.indexingTimes.latest('i2', 10).samples).toEqual([{ seconds: 120, took: 60 }])
  expect(store.indexingTimes.latest('i3', 10).samples).toEqual([])
  expect(store.indexingTimes.sums(10)).toEqual({ tookSeconds: 60, videoSeconds: 120 })
})
