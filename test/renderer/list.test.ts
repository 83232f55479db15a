import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLUMN_IDS, columnsFor, gridOf, isCompact, widthOf } from '../../renderer/components/columns.ts'
import { stepOf } from '../../renderer/components/list-keys.ts'
import { linesOf } from '../../renderer/components/list-lines.ts'
import { reachOf } from '../../renderer/state/bulk.ts'
import { countPicked, isPicked, NOTHING, toggled, toSelection } from '../../renderer/state/selection.ts'
import { sharing } from '../../renderer/state/sharing.ts'
import { BatchId } from '../../shared/batches.ts'
import { ItemId } from '../../shared/item.ts'
import { type GroupHead, type View } from '../../shared/view.ts'
import { rowWith, totalsWith } from './row.ts'

const id = (n: number) => ItemId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
const head = (line: number): GroupHead => ({
  key: String(line),
  line,
  clips: 2,
  collapsed: false,
  kind: 'drop',
  label: 'Card',
  paths: 1,
  day: null,
  indexName: null,
  createdAt: 0,
  batchId: BatchId.parse(1),
  totals: null,
})
const viewOf = (rows: View['rows'], heads: GroupHead[] = [], offset = 0): View => ({
  rows,
  heads,
  offset,
  matching: rows.length,
  lines: rows.length + heads.length,
  totals: totalsWith({}),
})

test('columns give way where there is no room, but for those that a person chose', () => {
  const layout = { order: COLUMN_IDS, sizes: {}, shown: {} }
  expect(columnsFor(2000, layout)).toEqual(COLUMN_IDS)
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 2000 }), (width) => {
      const ids = columnsFor(width, layout)
      expect(widthOf(ids, {}, isCompact(width))).toBeLessThanOrEqual(width)
      expect(ids).toContain('clip')
    }),
  )
  expect(columnsFor(600, { ...layout, shown: { index: true } })).toContain('index')
  expect(columnsFor(2000, { ...layout, shown: { size: false } })).not.toContain('size')
  expect(columnsFor(0, layout)).toEqual(COLUMN_IDS)
})

test('the name of a clip is left enough to be read before anything is shown beside it', () => {
  const layout = { order: COLUMN_IDS, sizes: {}, shown: {} }
  const nameIn = (width: number) => {
    const ids = columnsFor(width, layout)
    const others = ids.filter((id) => id !== 'clip').length > 0
    return { ids, others, px: width - widthOf(ids, { clip: 0 }, isCompact(width)) }
  }
  for (const width of [300, 383, 513, 573, 833, 957, 1057, 1392, 2000]) {
    const { others, px } = nameIn(width)
    expect(px >= 190 || !others, `${px} px in ${width}`).toBe(true)
  }
  // Beside the open details in the smallest usual window.
  expect(nameIn(513).ids).toEqual(['picture', 'clip'])
  // A width that a person gave the clip is what the others leave it.
  expect(columnsFor(1392, { ...layout, sizes: { clip: 600 } })).not.toContain('resolution')
})

test('the clip takes the room that is left, and every other column its own', () => {
  expect(gridOf(['clip', 'state'], { state: 90 }, false)).toBe('minmax(170px, 1fr) 90px 150px')
  expect(gridOf(['clip', 'state'], { state: 90 }, true)).toBe('minmax(170px, 1fr) 90px 64px')
})

test('clips and headings stand at their lines, wherever the range begins', () => {
  const rows = [1, 2, 3].map((n) => rowWith({ id: id(n) }))
  const lines = linesOf(viewOf(rows, [head(10), head(13)], 10))
  const shown = [10, 11, 12, 13, 14].map((at) => {
    const line = lines.get(at)
    return line?.is === 'clip' ? line.row.id : line?.head.key
  })
  expect(shown).toEqual(['10', id(1), id(2), '13', id(3)])
  expect(lines.get(15)).toBeUndefined()
})

test('only rows that changed are other objects than before', () => {
  const still = rowWith({ id: id(1), updatedAt: 5 })
  const moving = rowWith({ id: id(2), updatedAt: 5, bytesSent: 1 })
  const before = viewOf([still, moving], [head(0)])
  const after = sharing(before, viewOf([{ ...still }, { ...moving, bytesSent: 2 }], [head(0)]))
  expect(after.rows[0]).toBe(still)
  expect(after.rows[1]).not.toBe(moving)
  expect(after.rows[1]?.bytesSent).toBe(2)
  expect(after.heads[0]).toBe(before.heads[0])
})

test('a selection of some or of all but some is counted, asked and changed alike', () => {
  const query = { filter: 'all', state: null, batchId: null, search: 'x' } as const
  const all = { kind: 'all', query, except: new Set<ItemId>() } as const
  expect(countPicked(all, 100_000)).toBe(100_000)
  const but = toggled(all, id(7))
  expect(countPicked(but, 100_000)).toBe(99_999)
  expect(isPicked(but, id(7))).toBe(false)
  expect(isPicked(but, id(8))).toBe(true)
  expect(toSelection(but)).toEqual({ query, except: [id(7)] })
  expect(countPicked(toggled(but, id(7)), 100_000)).toBe(100_000)
  const one = toggled(NOTHING, id(3))
  expect(toSelection(one)).toEqual({ ids: [id(3)] })
  expect(countPicked(toggled(one, id(3)), 10)).toBe(0)
})

test('keys walk within the list, a screen at a time or to its ends', () => {
  expect(stepOf('ArrowUp', 0, 10, 4)).toBe(0)
  expect(stepOf('PageDown', 8, 10, 4)).toBe(9)
  expect(stepOf('End', 0, 10, 4)).toBe(9)
  expect(stepOf('x', 0, 10, 4)).toBeNull()
})

test('each action reaches the clips of a selection that it can be done to', () => {
  const survey = {
    clips: 9,
    bytes: 0,
    byState: { waiting: 3, uploading: 1, failed: 2, refused: 1, ready: 2 },
    paused: 1,
    retryable: 1,
  }
  expect(reachOf(survey)).toMatchObject({ retry: 1, pause: 3, resume: 1, cancel: 4, remove: 5, move: 4 })
})
