import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { Store } from '../../main/engine/store/store.ts'
import type { ItemId } from '../../shared/item.ts'

const folder = mkdtempSync(join(tmpdir(), 'reeldrop-order-'))
const store = new Store({ dataDir: folder, now: Date.now, onChange: () => undefined })
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const add = (count: number): ItemId[] =>
  Array.from({ length: count }, (_, at) =>
    store.items.add({
      path: `/card/${at}.mov`,
      size: 1,
      mtimeMs: 1,
      index: { id: 'i', name: 'I' },
      way: 'direct',
    }),
  )
const clear = (): void => store.items.inStates(['found']).forEach((item) => store.items.remove(item.id))
const queue = (): ItemId[] => store.due.forProbe(Date.now(), [], 1000).map((item) => item.id)

test('any moves leave the queue as a list would be, with nothing lost', () => {
  const move = fc.record({
    which: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 }),
    to: fc.oneof(fc.constant('top' as const), fc.constant('end' as const), fc.nat(7)),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      clear()
      const ids = add(8)
      let list = [...ids]
      for (const { which, to } of moves) {
        const moved = which.flatMap((n) => ids[n] ?? [])
        const before = typeof to === 'number' ? (ids[to] ?? null) : null
        if (before !== null && moved.includes(before)) continue
        const rest = list.filter((id) => !moved.includes(id))
        const at = to === 'top' ? 0 : before === null ? rest.length : rest.indexOf(before)
        list = [...rest.slice(0, at), ...moved, ...rest.slice(at)]
        if (to === 'top') store.items.moveToTop(moved)
        else store.items.moveBefore(moved, before)
      }
      expect(queue()).toEqual(list)
    }),
    { numRuns: 60 },
  )
})

test('a place between two others can be taken a thousand times', () => {
  clear()
  const [first, ...others] = add(3)
  const last = others[1] as ItemId
  for (let n = 0; n < 1000; n++)
    store.items.moveBefore([n % 2 === 0 ? (others[0] as ItemId) : (first as ItemId)], last)
  expect(queue().at(-1)).toBe(last)
  expect(new Set(queue()).size).toBe(3)
})

test('what comes in after something was moved to the end comes after it', () => {
  clear()
  const [first] = add(3)
  store.items.moveBefore([first as ItemId], null)
  const [late] = add(1)
  expect(queue().slice(-2)).toEqual([first, late])
})
