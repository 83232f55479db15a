import { expect, test } from 'vitest'
import { changeOf, draftOf } from '../../renderer/metadata-draft.ts'

const BEFORE = { client: 'Acme', reel: 7, approved: true }

test('a draft that was not touched changes nothing', () => {
  expect(changeOf(BEFORE, draftOf(BEFORE))).toEqual({ set: {}, remove: [] })
})

test('only what is other is set, with the kind that was chosen, and what is gone is taken away', () => {
  const [client, reel] = draftOf(BEFORE)
  if (!client || !reel) throw new Error('the draft lacks pairs')
  const draft = [
    { ...client, text: '12' },
    { ...reel, text: ' 1,5 ' },
    { n: 9, key: ' done ', kind: 'boolean', text: 'false' } as const,
  ]
  expect(changeOf(BEFORE, draft)).toEqual({
    set: { client: '12', reel: 1.5, done: false },
    remove: ['approved'],
  })
})

test('a key that is missing or stands twice, and a number that is none, are told', () => {
  const [client, reel] = draftOf(BEFORE)
  if (!client || !reel) throw new Error('the draft lacks pairs')
  expect(changeOf(BEFORE, [{ ...client, key: ' ' }])).toEqual({ is: 'noKey' })
  expect(changeOf(BEFORE, [client, { ...reel, key: 'client' }])).toEqual({ is: 'twice', key: 'client' })
  for (const text of ['', 'seven', '1e999'])
    expect(changeOf(BEFORE, [{ ...reel, text }])).toEqual({ is: 'noNumber', value: text })
})
