import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labelOf } from '../../main/engine/intake/add.ts'
import { MIGRATIONS } from '../../main/engine/store/migrations.ts'
import { DATABASE_NAME } from '../../main/engine/store/open.ts'
import { Store } from '../../main/engine/store/store.ts'
import type { BatchId } from '../../shared/batches.ts'

const INDEX = { id: 'i1', name: 'Index' }
let folder = ''
let store: Store
let now = 1000
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reeldrop-batches-'))
  now = 1000
  store = open()
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const open = (): Store => new Store({ dataDir: folder, now: () => now, onChange: () => undefined })
const add = (batchId: BatchId, names: readonly string[], size = 10) =>
  store.items.addAll(
    names.map((name) => ({
      path: `/card/${name}`,
      size,
      mtimeMs: 1,
      index: INDEX,
      way: 'auto' as const,
      batchId,
    })),
  )

test('a batch knows what became of its clips, and when the last of them ended', () => {
  const batch = store.batches.ofDrop({ label: 'Card A', paths: 1 }, INDEX)
  const [a, b, c] = add(batch, ['a.mp4', 'b.mp4', 'c.mp4'])
  if (!a || !b || !c) throw new Error('not added')
  now = 2000
  store.items.move(a, 'refused', 'too short')
  store.items.patch(b, { media: null, size: 25 })
  expect(store.batches.get(batch)).toMatchObject({
    label: 'Card A',
    endedAt: null,
    totals: { clips: 3, bytes: 45, ready: 0, attention: 1 },
  })
  store.items.move(b, 'cancelled', 'by you')
  now = 3000
  store.items.move(c, 'failed', 'gone')
  expect(store.batches.get(batch)).toMatchObject({ endedAt: 3000, totals: { attention: 2, cancelled: 1 } })
  store.items.move(c, 'found', 'again')
  expect(store.batches.get(batch)?.endedAt).toBeNull()
  store.items.remove(a)
  expect(store.batches.get(batch)?.totals).toMatchObject({ clips: 2, bytes: 35, attention: 0 })
})

test('the sums of batches are those over their clips after any changes, a restart among them', () => {
  const first = store.batches.ofDrop({ label: 'A', paths: 1 }, INDEX)
  const second = store.batches.ofDrop({ label: 'B', paths: 2 }, INDEX)
  const [a] = add(first, ['a.mp4', 'b.mp4'])
  add(second, ['c.mp4'], 99)
  if (!a) throw new Error('not added')
  store.items.move(a, 'waiting', 'passes', { bytesSent: 4 })
  store.items.patch(a, { bytesSent: 7 })
  store.close()
  store = open()
  expect(store.batches.list(10).map(({ label, totals }) => [label, totals.clips, totals.sentBytes])).toEqual([
    ['B', 1, 0],
    ['A', 2, 7],
  ])
})

test('what arrives in a watch folder on one day is one batch, and another day begins another', () => {
  const watch = {
    id: '00000000-0000-4000-8000-000000000001',
    settings: { path: '/mnt/cards' },
  } as Parameters<typeof store.batches.ofWatch>[0]
  now = new Date(2026, 4, 3, 23, 50).getTime()
  const evening = store.batches.ofWatch(watch, INDEX)
  expect(store.batches.ofWatch(watch, INDEX)).toBe(evening)
  expect(store.batches.get(evening)).toMatchObject({ kind: 'watch', label: 'cards', day: '2026-05-03' })
  now = new Date(2026, 4, 4, 0, 10).getTime()
  expect(store.batches.ofWatch(watch, INDEX)).not.toBe(evening)
})

test('clips of an older history come into a batch for each day', () => {
  store.close()
  rmSync(join(folder, DATABASE_NAME))
  const before = MIGRATIONS.findIndex((step) => step.includes('CREATE TABLE batches'))
  const old = new Database(join(folder, DATABASE_NAME))
  MIGRATIONS.slice(0, before).forEach((step) => old.exec(step))
  old.pragma(`user_version = ${before}`)
  const insert = old.prepare(
    `INSERT INTO items (id, path, name, folder, size, mtime_ms, state, index_id, index_name, wanted_way, added_at, updated_at)
     VALUES (?, '/a.mp4', 'a.mp4', '/', 10, 1, ?, 'i1', 'Index', 'auto', ?, ?)`,
  )
  const day = new Date(2026, 4, 3, 12).getTime()
  insert.run('00000000-0000-4000-8000-00000000000a', 'ready', day, day + 5)
  insert.run('00000000-0000-4000-8000-00000000000b', 'failed', day + 1000, day + 9000)
  insert.run('00000000-0000-4000-8000-00000000000c', 'waiting', day + 86_400_000, day)
  old.close()
  store = open()
  expect(store.batches.list(10)).toMatchObject([
    { endedAt: null, totals: { clips: 1, ready: 0 } },
    { endedAt: day + 9000, totals: { clips: 2, ready: 1, attention: 1, bytes: 20 } },
  ])
})

test('a drop is called after what was dropped, or after the folder that all of it lies in', () => {
  expect(labelOf(['/cards/A001'])).toBe('A001')
  expect(labelOf(['/cards/a.mp4', '/cards/b.mp4'])).toBe('cards')
  expect(labelOf(['/cards/a.mp4', '/other/b.mp4'])).toBe('a.mp4')
  expect(labelOf(['/'])).toBe('/')
})
