import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reasonsOf } from '../../renderer/components/reasons-of.ts'
import { mainAction, otherActions } from '../../renderer/components/row-actions.ts'
import { followBatches } from '../../shared/batch-news.ts'
import { rangeToAsk } from '../../renderer/state/range.ts'
import type { Chosen } from '../../shared/contract.ts'
import { DEFAULT_PREFERENCES } from '../../shared/preferences.ts'
import { stageOf } from '../../renderer/state/stage.ts'
import { ITEM_STATES } from '../../shared/item.ts'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { type View } from '../../shared/view.ts'
import { rowWith, totalsWith } from './row.ts'

const preferences: Chosen = { preferences: DEFAULT_PREFERENCES, language: 'en', locked: [] }

describe('the range that the list asks for', () => {
  test('always covers the rows on screen, within what the contract allows', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(300), fc.nat(1_000_000), (first, more, offset) => {
        const last = first + more
        const asked = { offset, limit: 60 }
        const { offset: from, limit } = rangeToAsk(asked, first, last) ?? asked
        expect(from).toBeLessThanOrEqual(first)
        expect(from + limit).toBeGreaterThan(last)
        expect(limit).toBeLessThanOrEqual(500)
      }),
    )
  })

  test('is not asked for again after a small scroll', () => {
    const range = rangeToAsk({ offset: 0, limit: 60 }, 100, 120)
    expect(range).not.toBeNull()
    expect(range && rangeToAsk(range, 103, 123)).toBeNull()
  })
})

describe('what is said aloud', () => {
  test('a batch is announced once at its start and once at its end, without what was there before', () => {
    const say = followBatches()
    expect(say(totalsWith({ ready: 500, refused: 3 }))).toBeNull()
    expect(say(totalsWith({ ready: 500, refused: 3, found: 12 }))).toEqual({ kind: 'started', clips: 12 })
    expect(say(totalsWith({ ready: 505, refused: 3, uploading: 7 }))).toBeNull()
    expect(say(totalsWith({ ready: 511, refused: 4 }))).toEqual({ kind: 'ended', ready: 11, attention: 1 })
    expect(say(totalsWith({ ready: 511, refused: 4 }))).toBeNull()
  })
})

describe('the actions of a row', () => {
  test('a failure offers a retry only where one can help', () => {
    const failure = { code: 'asset_failed', message: 'It failed.', retryable: true }
    expect(mainAction(rowWith({ state: 'failed', failure }))?.id).toBe('retry')
    expect(mainAction(rowWith({ state: 'failed', failure: { ...failure, retryable: false } }))).toBeNull()
  })

  test('a refused clip can be uploaded anyway, a moving one cancelled', () => {
    expect(mainAction(rowWith({ state: 'refused' }))?.id).toBe('upload-anyway')
    for (const state of ['found', 'waiting', 'uploading', 'processing'] as const) {
      expect(mainAction(rowWith({ state }))?.id).toBe('cancel')
    }
  })

  test('only what has ended can be removed, and every file can be shown', () => {
    for (const state of ITEM_STATES) {
      const ids = otherActions(rowWith({ state })).map((action) => action.id)
      const ended = ['ready', 'refused', 'failed', 'cancelled'].includes(state)
      expect(ids.includes('remove')).toBe(ended)
      expect(ids).toContain('reveal')
    }
  })
})

test('a row says all its problems, and its failure first', () => {
  const problem = (code: string) => ({ code, severity: 'refuse' as const, message: `${code}.` })
  const reasons = reasonsOf(
    rowWith({
      state: 'failed',
      problems: [problem('one'), problem('two')],
      failure: { code: 'three', message: 'three.', retryable: false },
    }),
  )
  expect(reasons.map((reason) => reason.code)).toEqual(['three', 'one', 'two'])
})

describe('the first run', () => {
  const key = { kind: 'none' as const, hint: null, keychainProblem: null }
  const empty: View = { rows: [], heads: [], offset: 0, matching: 0, lines: 0, totals: totalsWith({}) }

  test('asks for a key, then for an index, then shows the queue', () => {
    const settings = DEFAULT_SETTINGS
    expect(stageOf({ chosen: preferences, key: null, settings, view: empty })).toBe('starting')
    expect(stageOf({ chosen: preferences, key, settings, view: null })).toBe('starting')
    expect(stageOf({ chosen: preferences, key, settings, view: empty })).toBe('key')
    expect(stageOf({ chosen: preferences, key: { ...key, kind: 'keychain' }, settings, view: empty })).toBe(
      'index',
    )
    const chosen = { ...settings, indexId: 'index' }
    expect(
      stageOf({ chosen: preferences, key: { ...key, kind: 'keychain' }, settings: chosen, view: empty }),
    ).toBe('queue')
  })

  test('never hides clips that are already in the list', () => {
    const view = { ...empty, totals: totalsWith({ ready: 1 }) }
    expect(stageOf({ chosen: preferences, key, settings: DEFAULT_SETTINGS, view })).toBe('queue')
  })
})
