/** What is told of something done, and taken back; the bridge to the engine is the window's, and stood in for. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeIn } from '../../renderer/state/intake.ts'
import { current, patch } from '../../renderer/state/store.ts'
import { cancelClips, removeClips, undoLast } from '../../renderer/state/undo.ts'
import { UndoId } from '../../shared/selection.ts'

const clips = { ids: [] }
const done = (undo: number) => ({ changed: 1, undo: UndoId.parse(undo) })

/** What was asked, and how to answer it, the first first. */
let asked: { command: string; args: unknown; answer: (value: unknown) => void }[]
/** Whether a person points at one of the lines. */
let isPointedAt: boolean

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  isPointedAt = false
  patch({ toast: null, dialog: null, pendingPaths: [], settings: null, selected: null })
  const call = (command: string, args: unknown) =>
    new Promise((settle) => asked.push({ command, args, answer: (value) => settle({ ok: true, value }) }))
  vi.stubGlobal('window', { reeldrop: { call } })
  vi.stubGlobal('document', { querySelector: () => (isPointedAt ? {} : null) })
})
afterEach(() => {
  vi.useRealTimers()
})

test('what was done last is taken back, also when the engine has not answered yet', async () => {
  void cancelClips(clips)
  asked[0]?.answer(done(1))
  void cancelClips(clips)
  const undoing = undoLast()
  asked[1]?.answer(done(2))
  await vi.waitFor(() => expect(asked[2]).toMatchObject({ command: 'undo', args: { id: 2 } }))
  asked[2]?.answer({ changed: 1 })
  await undoing
  expect(current().toast).toBeNull()
})

test('what is done while something is taken back keeps its own line', async () => {
  const first = cancelClips(clips)
  asked[0]?.answer(done(3))
  await first
  const undoing = undoLast()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  const second = removeClips(clips)
  asked[2]?.answer(done(4))
  await second
  asked[1]?.answer({ changed: 1 })
  await undoing
  expect(current().toast?.undo).toBe(4)
})

test('a line with a button does not leave while a person points at it', async () => {
  const cancelled = cancelClips(clips)
  asked[0]?.answer(done(5))
  await cancelled
  isPointedAt = true
  vi.advanceTimersByTime(60_000)
  expect(current().toast).not.toBeNull()
  isPointedAt = false
  vi.advanceTimersByTime(5000)
  expect(current().toast).toBeNull()
})

test('what is dropped before the settings are here waits for them, and asks for no index', async () => {
  await takeIn(['/footage'])
  expect(current()).toMatchObject({ pendingPaths: ['/footage'], dialog: null })
  expect(asked).toEqual([])
})
