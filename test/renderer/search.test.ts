/** That typing asks for one list at a time and ends at what was typed last; the bridge is the window's, and stood in for. */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { setSearch, setSort } from '../../renderer/state/queue-view.ts'
import { current, patch } from '../../renderer/state/store.ts'
import { FIRST_VIEW } from '../../shared/first-view.ts'
import type { View, ViewQuery } from '../../shared/view.ts'
import { rowWith, totalsWith } from './row.ts'

let told = 0
const viewOf = ({ search, descending }: ViewQuery): View => ({
  rows: [rowWith({ name: `${search} ${descending}`, updatedAt: told++ })],
  heads: [],
  offset: 0,
  matching: 1,
  lines: 1,
  totals: totalsWith({}),
})

test('whatever is typed while searches are answered, the list ends at the last of it', async () => {
  const step = fc.oneof(
    fc.constantFrom('a', 'ab', 'abc', ' '),
    fc.constant('answer' as const),
    fc.constant('sort' as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      patch({ query: FIRST_VIEW, stale: false, view: null })
      const answers: (() => void)[] = []
      const call = (_: string, query: ViewQuery) =>
        new Promise((done) => answers.push(() => done({ ok: true, value: viewOf(query) })))
      vi.stubGlobal('window', { reeldrop: { call } })
      const answer = async () => {
        answers.shift()?.()
        await new Promise(setImmediate)
      }
      let sorted = 0
      for (const step of steps) {
        if (step === 'answer') await answer()
        else if (step === 'sort') setSort('name', sorted++ % 2 === 0)
        else setSearch(step)
        expect(answers.length).toBeLessThanOrEqual(1 + sorted)
      }
      while (answers.length > 0) await answer()
      const { query, view, stale } = current()
      if (steps.every((step) => step === 'answer')) return
      expect(view?.rows[0]?.name).toBe(`${query.search} ${query.descending}`)
      expect(stale).toBe(false)
    }),
  )
})
