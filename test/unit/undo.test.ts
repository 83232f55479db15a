import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ItemId } from '../../shared/item.ts'
import { UNDO_MS } from '../../shared/selection.ts'
import { INDEX, ListScene } from './list-scene.ts'

let scene: ListScene
beforeEach(() => {
  scene = new ListScene()
})
afterEach(() => scene.close())

/** A failed clip with an open upload, half of it sent. */
function failed(): ItemId {
  const batch = scene.store.batches.ofDrop({ label: 'A', paths: 1 }, INDEX)
  const [id] = scene.add(['/cards/a.mp4'], batch, 100)
  if (!id) throw new Error('not added')
  const { items, uploads } = scene.store
  items.move(id, 'waiting', 'passes')
  items.move(id, 'uploading', 'begins')
  uploads.open({
    itemId: id,
    uploadId: 'u1',
    assetId: 'a1',
    chunkSize: 50,
    totalChunks: 2,
    totalSize: 100,
    headers: {},
    expiresAt: 5,
  })
  uploads.acknowledge(id, { index: 0, etag: 'e', size: 50, leaves: Buffer.from([1, 2, 3]) })
  items.move(id, 'failed', 'gone', { bytesSent: 50 })
  return id
}

test('a removed clip comes back with its upload, its history and its place in all sums', () => {
  const id = failed()
  const { items, totals, events, uploads, undo, batches } = scene.store
  const before = { item: items.get(id), events: events.of(id), chunks: uploads.chunks(id) }
  const sums = { totals: totals.byState(), batches: batches.list(10) }
  const number = undo.begin('remove')
  undo.remove(number, [id])
  expect(items.get(id)).toBeNull()
  expect(uploads.get(id)).toBeNull()
  expect(scene.lines({ search: 'cards' })).toEqual([])
  expect(totals.byState().get('failed')?.items).toBe(0)
  expect(undo.restore(number)).toEqual([id])
  expect({ item: items.get(id), events: events.of(id), chunks: uploads.chunks(id) }).toEqual(before)
  expect({ totals: totals.byState(), batches: batches.list(10) }).toEqual(sums)
  expect(scene.lines({ search: 'cards' })).toEqual(['a.mp4'])
})

test('a removal outlives a crash, and so does taking it back; both once only', () => {
  const id = failed()
  const number = scene.store.undo.begin('remove')
  scene.store.undo.remove(number, [id])
  scene.restart()
  expect(scene.store.items.get(id)).toBeNull()
  expect(scene.store.undo.restore(number)).toEqual([id])
  expect(scene.store.undo.restore(number)).toEqual([])
  scene.restart()
  expect(scene.store.items.get(id)?.state).toBe('failed')
})

test('after its time a removal cannot be taken back, and nothing of the clip is left', () => {
  const id = failed()
  const number = scene.store.undo.begin('remove')
  scene.store.undo.remove(number, [id])
  expect(scene.store.undo.expire()).toBe(scene.now + UNDO_MS)
  scene.now += UNDO_MS
  expect(scene.store.undo.expire()).toBeNull()
  expect(scene.store.undo.restore(number)).toEqual([])
  expect(scene.store.items.get(id)).toBeNull()
})

test('a clip that was dropped again meanwhile is not disturbed by what comes back', () => {
  const id = failed()
  const number = scene.store.undo.begin('remove')
  scene.store.undo.remove(number, [id])
  const [again] = scene.add(['/cards/a.mp4'])
  if (!again) throw new Error('not added')
  scene.store.items.move(again, 'refused', 'short')
  scene.store.undo.restore(number)
  expect(scene.store.events.of(again).map((event) => event.reason)).toEqual(['Added', 'short'])
  expect(scene.store.events.of(id).map((event) => event.reason)).toEqual([
    'Added',
    'passes',
    'begins',
    'gone',
  ])
})
