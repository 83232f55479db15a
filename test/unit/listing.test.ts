import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { group, Lines } from '../../main/engine/list/lines.ts'
import { failure } from '../../shared/errors.ts'
import { ALL, INDEX, ListScene } from './list-scene.ts'

let scene: ListScene
beforeEach(() => {
  scene = new ListScene()
})
afterEach(() => scene.close())

const reason = (message: string) => ({
  code: 'video_duration_too_short',
  severity: 'refuse' as const,
  message,
})

test('a search finds words in the path and in the reason, in any order and of any length', () => {
  const [short, accent] = scene.add(['/Cards/A001/Interview.MOV', '/Cards/Übung/b.mp4', '/c/100%_x.mp4'])
  if (!short || !accent) throw new Error('not added')
  scene.store.items.move(short, 'refused', 'short', { problems: [reason('It lasts 3.2 s.')] })
  scene.store.items.move(accent, 'failed', 'gone', { failure: failure('source_missing', { name: 'b.mp4' }) })
  expect(scene.lines({ search: 'mov a001' })).toEqual(['Interview.MOV'])
  expect(scene.lines({ search: 'lasts 3.2' })).toEqual(['Interview.MOV'])
  expect(scene.lines({ search: 'u\u0308bung' })).toEqual(['b.mp4'])
  expect(scene.lines({ search: 'b' })).toEqual(['b.mp4'])
  expect(scene.lines({ search: '%_' })).toEqual(['100%_x.mp4'])
  expect(scene.lines({ search: 'video_duration' })).toEqual(['Interview.MOV'])
  scene.store.items.move(short, 'waiting', 'anyway', { problems: [] })
  expect(scene.lines({ search: 'lasts' })).toEqual([])
  scene.store.items.patch(short, { path: '/Cards/A001/Renamed.mov' })
  expect(scene.lines({ search: 'renamed' })).toEqual(['Renamed.mov'])
  expect(scene.lines({ search: 'interview' })).toEqual([])
})

test('every order of a column is kept, both ways', () => {
  scene.add(['/b.mp4'], null, 30)
  scene.add(['/C.mp4'], null, 10)
  scene.add(['/a.mp4'], null, 20)
  expect(scene.lines({ sort: 'name' })).toEqual(['a.mp4', 'b.mp4', 'C.mp4'])
  expect(scene.lines({ sort: 'name', descending: true })).toEqual(['C.mp4', 'b.mp4', 'a.mp4'])
  expect(scene.lines({ sort: 'size' })).toEqual(['C.mp4', 'a.mp4', 'b.mp4'])
  expect(scene.lines({ sort: 'added', descending: true })).toEqual(['a.mp4', 'C.mp4', 'b.mp4'])
  for (const sort of ['order', 'state', 'updated', 'duration', 'resolution', 'index'] as const)
    expect(scene.lines({ sort })).toEqual(['b.mp4', 'C.mp4', 'a.mp4'])
})

test('clips are listed by state, by one state, and by batch', () => {
  const batch = scene.store.batches.ofDrop({ label: 'A', paths: 1 }, INDEX)
  const [a, b] = scene.add(['/a.mp4', '/b.mp4'], batch)
  scene.add(['/c.mp4'])
  if (!a || !b) throw new Error('not added')
  scene.store.items.move(a, 'refused', 'short')
  scene.store.items.move(b, 'failed', 'gone')
  expect(scene.lines({ filter: 'attention' })).toEqual(['a.mp4', 'b.mp4'])
  expect(scene.lines({ state: 'failed' })).toEqual(['b.mp4'])
  expect(scene.lines({ batchId: batch })).toEqual(['a.mp4', 'b.mp4'])
  expect(scene.lines({ batchId: batch, search: 'b' })).toEqual(['b.mp4'])
})

test('clips are gathered under their batches, the latest first, and under their watch folders', () => {
  const { batches } = scene.store
  const first = batches.ofDrop({ label: 'A', paths: 1 }, INDEX)
  const watch = {
    id: '00000000-0000-4000-8000-000000000001',
    settings: { path: '/mnt/cards' },
  } as Parameters<typeof batches.ofWatch>[0]
  const watched = batches.ofWatch(watch, INDEX)
  scene.add(['/a.mp4', '/b.mp4'], first)
  scene.add(['/w.mp4'], watched)
  scene.add(['/alone.mp4'])
  expect(scene.lines({ group: 'batch' })).toEqual([
    `# ${watched} 1`,
    'w.mp4',
    `# ${first} 2`,
    'a.mp4',
    'b.mp4',
    '# alone 1',
    'alone.mp4',
  ])
  expect(scene.lines({ group: 'batch', collapsed: [String(first)] })).toEqual([
    `# ${watched} 1`,
    'w.mp4',
    `# ${first} 2`,
    '# alone 1',
    'alone.mp4',
  ])
  expect(scene.lines({ group: 'watch', search: 'mp4' })).toEqual([
    `# ${watch.id} 1`,
    'w.mp4',
    '# dropped 3',
    'a.mp4',
    'b.mp4',
    'alone.mp4',
  ])
})

test('any range of lines is what the whole list has there', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4), { maxLength: 60 }),
      fc.uniqueArray(fc.nat(4)),
      fc.nat(70),
      fc.integer({ min: 1, max: 20 }),
      (keys, collapsed, offset, limit) => {
        const seqs = keys.map((_, at) => at)
        const keyOf = (seq: number) => String(keys[seq])
        for (const lines of [
          Lines.flat(seqs),
          group(seqs, keyOf, ['3', '0'], new Set(collapsed.map(String))),
        ]) {
          const whole = render(lines, 0, lines.count)
          expect(whole).toHaveLength(lines.count)
          expect(lines.clips).toBe(keys.length)
          expect(render(lines, offset, limit)).toEqual(whole.slice(offset, offset + limit))
        }
      },
    ),
  )
  function render(lines: Lines, offset: number, limit: number): (number | string)[] {
    const { seqs, headings } = lines.slice(offset, limit)
    const rendered: (number | string)[] = [...seqs]
    for (const { key, line } of headings) rendered.splice(line - offset, 0, key)
    return rendered
  }
})

test('a list that took long is not made anew at once when clips go on, but at once when a person takes one out', () => {
  const [a, b] = scene.add(['/a.mp4', '/b.mp4'])
  if (!a || !b) throw new Error('not added')
  const slow = scene.list
  Object.defineProperty(scene, 'ms', { get: () => (ms += 20) })
  let ms = 0
  expect(scene.lines({ filter: 'active' })).toEqual(['a.mp4', 'b.mp4'])
  scene.store.items.move(a, 'waiting', 'passes')
  expect(scene.lines({ filter: 'active' })).toEqual(['a.mp4', 'b.mp4'])
  expect(slow.dueIn({ ...ALL, filter: 'active' })).toBeGreaterThan(0)
  ms += 1000
  expect(scene.lines({ filter: 'active' })).toEqual(['b.mp4'])
  scene.store.items.remove(b)
  expect(scene.lines({ filter: 'active' })).toEqual([])
})

test('progress alone does not make a list anew', () => {
  const [a] = scene.add(['/a.mp4'])
  if (!a) throw new Error('not added')
  const bySize = { ...ALL, sort: 'size' } as const
  const before = scene.list.read(bySize)
  scene.store.items.patch(a, { bytesSent: 5 })
  expect(scene.list.read(bySize)).toBe(before)
  scene.store.items.patch(a, { size: 50 })
  expect(scene.list.read(bySize)).not.toBe(before)
})

test('all clips as they came are listed anew when some come or go, and not when one changes', () => {
  const [a, b] = scene.add(['/a.mp4', '/b.mp4'])
  if (!a || !b) throw new Error('not added')
  const before = scene.list.read(ALL)
  scene.store.items.move(a, 'refused', 'short', { problems: [reason('It lasts 3.2 s.')] })
  expect(scene.list.read(ALL)).toBe(before)
  expect(scene.list.dueIn(ALL)).toBeNull()
  expect(scene.lines({ state: 'refused' })).toEqual(['a.mp4'])
  expect(scene.lines({ search: '3.2' })).toEqual(['a.mp4'])
  scene.store.items.move(a, 'waiting', 'anyway', { problems: [] })
  expect(scene.lines({ search: '3.2' })).toEqual([])
  scene.add(['/c.mp4'])
  expect(scene.lines()).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])
  scene.store.items.remove(b)
  expect(scene.lines()).toEqual(['a.mp4', 'c.mp4'])
})

test('a selection by query means all clips but some, in the order of sending, and tells what they are', () => {
  const [a, b, c] = scene.add(['/a.mp4', '/b.mp4', '/c.mov'])
  if (!a || !b || !c) throw new Error('not added')
  scene.store.items.moveToTop([b])
  const query = { filter: 'all' as const, state: null, batchId: null, search: '' }
  expect(scene.store.listing.pick({ query, except: [] })).toEqual([b, a, c])
  expect(scene.store.listing.pick({ query: { ...query, search: 'mp4' }, except: [a] })).toEqual([b])
  scene.store.items.move(a, 'failed', 'gone', { failure: failure('source_missing', { name: 'a.mp4' }) })
  scene.store.items.patch(b, { paused: true })
  scene.store.items.move(b, 'waiting', 'passes')
  expect(scene.store.listing.survey({ query, except: [] })).toMatchObject({
    clips: 3,
    bytes: 30,
    byState: { failed: 1, waiting: 1, found: 1 },
    paused: 1,
  })
  expect(scene.store.listing.survey({ ids: [c] })).toMatchObject({ clips: 1, byState: { found: 1 } })
})
