import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ENDED, isLegal } from '../../main/engine/queue/states.ts'
import { ITEM_STATES } from '../../shared/item.ts'
import type { ItemState } from '../../shared/item.ts'

const state = fc.constantFrom(...ITEM_STATES)

test('a ready item stays ready for ever, unless the index lost it and a person has it sent or indexed again', () => {
  const again: ItemState[] = ['found', 'processing']
  fc.assert(fc.property(state, (to) => isLegal('ready', to) === again.includes(to)))
})

test('a refused item never sends a byte before it has been through the queue', () => {
  expect(isLegal('refused', 'uploading')).toBe(false)
  expect(isLegal('refused', 'waiting')).toBe(true)
})

test('from every state some path of legal moves leads to an ended one', () => {
  const reaches = (from: ItemState, seen = new Set<ItemState>()): boolean => {
    if (ENDED.has(from)) return true
    seen.add(from)
    return ITEM_STATES.some((to) => isLegal(from, to) && !seen.has(to) && reaches(to, seen))
  }
  for (const from of ITEM_STATES) expect(reaches(from), from).toBe(true)
})

test('what is being indexed cannot be cancelled, since the platform cannot', () => {
  expect(isLegal('indexing', 'cancelled')).toBe(false)
})
