import { expect, test } from 'vitest'
import { atOnce } from '../../renderer/state/at-once.ts'

/** What is shown of a number that is kept elsewhere, and the answers from there that are still on their way. */
function numberKept() {
  const shown: (number | 'reloaded')[] = []
  const answers: ((kept: number | null) => void)[] = []
  const change = atOnce<number, number>({
    show: (to) => shown.push(to),
    ask: () => new Promise((done) => answers.push(done)),
    take: (kept) => shown.push(kept),
    reload: () => Promise.resolve(void shown.push('reloaded')),
  })
  return { shown, answers, change }
}

test('a change is shown before it is answered, and then what is kept of it', async () => {
  const { shown, answers, change } = numberKept()
  const done = change(7)
  expect(shown).toEqual([7])
  answers[0]?.(6)
  await done
  expect(shown).toEqual([7, 6])
})

test('a change that is refused is taken back', async () => {
  const { shown, answers, change } = numberKept()
  const done = change(7)
  answers[0]?.(null)
  await done
  expect(shown).toEqual([7, 'reloaded'])
})

test.each([
  ['in turn', [0, 1]],
  ['the other way round', [1, 0]],
])('of two changes that are answered %s, the answer to the second counts', async (_, order) => {
  const { shown, answers, change } = numberKept()
  const done = [change(1), change(2)]
  for (const nth of order) answers[nth]?.(nth === 0 ? null : 20)
  await Promise.all(done)
  expect(shown).toEqual([1, 2, 20])
})
