import Database from 'better-sqlite3'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isLegal } from '../../main/engine/queue/states.ts'
import { DATABASE_NAME } from '../../main/engine/store/open.ts'
import { Store } from '../../main/engine/store/store.ts'
import { ITEM_STATES } from '../../shared/item.ts'
import type { ItemState } from '../../shared/item.ts'
import { ExpectedError } from '../../shared/errors.ts'

let folder = ''
let open: Store[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reeldrop-store-'))
})
afterEach(() => {
  open.forEach((store) => store.close())
  open = []
  rmSync(folder, { recursive: true })
})

const start = (): Store => {
  const store = new Store({ dataDir: folder, now: () => 1000, onChange: () => undefined })
  open.push(store)
  return store
}
const stop = (): void => open.splice(0).forEach((store) => store.close())
const path = (): string => join(folder, DATABASE_NAME)
const add = (store: Store, name: string) =>
  store.items.add({
    path: join(folder, name),
    size: 10,
    mtimeMs: 5,
    index: { id: 'i1', name: 'Index' },
    way: 'auto',
  })

test('items, their history and their totals are there after a restart', () => {
  const first = start()
  const id = add(first, 'a.mp4')
  first.items.move(id, 'refused', 'too short')
  stop()
  const second = start()
  expect(second.notice).toBeNull()
  expect(second.items.get(id)?.state).toBe('refused')
  expect(second.events.of(id).map((event) => event.reason)).toEqual(['Added', 'too short'])
  expect(second.totals.byState().get('refused')?.items).toBe(1)
  expect(second.totals.byState().get('found')?.items).toBe(0)
})

test('an illegal move changes nothing, neither state nor history', () => {
  const store = start()
  const id = add(store, 'a.mp4')
  expect(() => store.items.move(id, 'ready', 'magic')).toThrow(/illegal transition/)
  expect(store.items.get(id)?.state).toBe('found')
  expect(store.events.of(id)).toHaveLength(1)
})

test('whatever moves are tried, only legal ones happen, the history is one chain of them, and the totals are right', () => {
  const store = start()
  const tried = fc.record({ which: fc.nat(2), to: fc.constantFrom(...ITEM_STATES) })
  fc.assert(
    fc.property(fc.array(tried, { maxLength: 40 }), (moves) => {
      const ids = [0, 1, 2].map((n) => add(store, `${n}.mp4`))
      const model = ids.map((): ItemState => 'found')
      for (const { which, to } of moves) {
        const [id, from] = [ids[which], model[which]]
        if (id === undefined || from === undefined) throw new Error('there are three')
        const move = (): void => store.items.move(id, to, 'as the model')
        if (!isLegal(from, to)) {
          expect(move).toThrow(/illegal transition/)
          continue
        }
        move()
        model[which] = to
      }
      const totals = store.totals.byState()
      for (const [at, id] of ids.entries()) {
        expect(store.items.get(id)?.state).toBe(model[at])
        const events = store.events.of(id)
        expect(events.at(-1)?.to).toBe(model[at])
        events.slice(1).forEach((event, n) => expect(event.from).toBe(events[n]?.to))
      }
      for (const state of ITEM_STATES) {
        const items = model.filter((one) => one === state).length
        expect(totals.get(state)?.items ?? 0).toBe(items)
        expect(totals.get(state)?.bytes ?? 0).toBe(items * 10)
      }
      ids.forEach((id) => store.items.remove(id))
      expect([...store.totals.byState().values()].every(({ items }) => items === 0)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('a damaged database is set aside under a dated name, a new one is begun, and the notice names the path', () => {
  add(start(), 'a.mp4')
  stop()
  const size = readFileSync(path()).length
  writeFileSync(path(), Buffer.alloc(size, 0x5a))
  const store = start()
  const aside = readdirSync(folder).find((name) => name.includes('.damaged-'))
  expect(aside).toBeDefined()
  expect(store.notice?.code).toBe('database_damaged')
  expect(store.notice?.message).toContain(join(folder, aside ?? ''))
  expect(store.totals.byState().size).toBe(0)
  add(store, 'b.mp4')
})

/** Spoils the page of the file that holds the row of a clip; SQLite opens such a file without a word. */
function spoil(name: string): void {
  const bytes = readFileSync(path())
  const page = Math.floor(bytes.indexOf(`/${name}`) / 4096) * 4096
  writeFileSync(path(), bytes.fill(0x5a, page, page + 4096))
}

test('damage within a database is found when it was not closed well', () => {
  add(start(), 'a.mp4')
  stop()
  spoil('a.mp4')
  writeFileSync(`${path()}-wal`, '')
  expect(start().notice?.code).toBe('database_damaged')
})

test('damage within a database that was closed well is found within a week', () => {
  const day = 86_400_000
  const at = (days: number): Store => {
    const store = new Store({ dataDir: folder, now: () => days * day, onChange: () => undefined })
    open.push(store)
    return store
  }
  add(at(1), 'a.mp4')
  stop()
  spoil('a.mp4')
  expect(at(7).notice).toBeNull()
  stop()
  expect(at(9).notice?.code).toBe('database_damaged')
  stop()
  add(at(10), 'b.mp4')
  stop()
  spoil('b.mp4')
  // The clock was set back.
  expect(at(8).notice?.code).toBe('database_damaged')
})

const filesNow = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))

test('a database of a newer version is refused with a sentence that names it, and no byte of it changes', () => {
  start()
  stop()
  const raw = new Database(path())
  raw.pragma('user_version = 999')
  raw.close()
  const before = filesNow()
  expect(() => start()).toThrow(ExpectedError)
  expect(() => start()).toThrow(/newer Reeldrop.+version 999.+untouched\. Update .+another data folder/)
  expect(() => start()).toThrow(folder)
  expect(filesNow()).toEqual(before)
})

test('nor does its WAL, where the newer one was killed before its last words were taken over', () => {
  const home = folder
  start()
  stop()
  const raw = new Database(path())
  raw.pragma('journal_mode = WAL')
  raw.pragma('user_version = 999')
  raw.exec('CREATE TABLE of_tomorrow (id INTEGER)')
  folder = mkdtempSync(join(tmpdir(), 'reeldrop-store-'))
  for (const suffix of ['', '-wal']) copyFileSync(join(home, DATABASE_NAME + suffix), path() + suffix)
  raw.close()
  rmSync(home, { recursive: true })
  const before = filesNow()
  expect(before[`${DATABASE_NAME}-wal`]?.length).toBeGreaterThan(0)
  expect(() => start()).toThrow(/newer Reeldrop/)
  expect(filesNow()).toEqual(before)
})

test('a second process cannot work in the same data folder', () => {
  start()
  expect(() => start()).toThrow(/Another Reeldrop/)
})

test('the data folder is made when it is not there', () => {
  folder = join(folder, 'deep', 'er')
  start()
  expect(existsSync(path())).toBe(true)
  stop()
  folder = dirname(dirname(folder))
})

test('settings and the pause are kept, and unknown ones of another version do no harm', () => {
  const first = start()
  first.setSettings({ uploadsAtOnce: 5, indexId: undefined })
  first.setPaused(true, null)
  stop()
  const second = start()
  expect(second.settings().uploadsAtOnce).toBe(5)
  expect(second.settings().indexId).toBeNull()
  expect(second.paused()).toBe(true)
})

test('a speed of nothing, as a line that stands still has it, is none to go by', () => {
  const store = start()
  expect(store.goodput()).toBeNull()
  store.setGoodput(0)
  expect(store.goodput()).toBeNull()
  store.setGoodput(2_500_000)
  expect(store.goodput()).toBe(2_500_000)
})
