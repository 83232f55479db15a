import fc from 'fast-check'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { ClipTextTable } from '../../main/engine/store/clip-text.ts'

const path = fc.stringMatching(/^\/[abAÄä .]{0,6}$/)
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), paths: fc.array(path, { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constant('change' as const), at: fc.nat(), path, isTakenBack: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('restore' as const), path }),
  fc.record({ do: fc.constant('search' as const), search: fc.stringMatching(/^[abä. ]{0,3}$/) }),
)

/** The two tables as the migrations make them, as far as searches go. */
function openTables(clock?: () => number) {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE items (seq INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL);
    CREATE TABLE clip_texts (seq INTEGER PRIMARY KEY REFERENCES items (seq) ON DELETE CASCADE, text TEXT NOT NULL)`)
  db.pragma('foreign_keys = ON')
  return { db, texts: new ClipTextTable(db, clock) }
}

test('a search finds what the database would find, whatever happened to clips between one search and the next', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { db, texts } = openTables()
      const removed: number[] = []
      const all = () => db.prepare('SELECT seq FROM items ORDER BY seq').pluck().all() as number[]
      const pick = (at: number) => all()[at % Math.max(1, all().length)]
      const change = (seq: number, to: string) => {
        db.prepare('UPDATE items SET path = ? WHERE seq = ?').run(to, seq)
        texts.change({ seq, path: to, problems: [], failure: null })
      }
      const takenBack = (work: () => void) => {
        db.exec('BEGIN')
        work()
        db.exec('ROLLBACK')
      }
      for (const step of steps) {
        if (step.do === 'add') {
          const insert = db.prepare('INSERT INTO items (path) VALUES (?)')
          texts.add(new Map(step.paths.map((path) => [Number(insert.run(path).lastInsertRowid), path])))
        } else if (step.do === 'search') {
          const words = step.search.split(' ').filter(Boolean)
          const where = words.map(() => 'instr(text, ?)').join(' AND ') || '1'
          const wanted = db.prepare(`SELECT seq FROM clip_texts WHERE ${where} ORDER BY seq`).pluck()
          const seqs = all()
          expect(texts.found(step.search)?.among(seqs) ?? seqs).toEqual(wanted.all(...words))
        } else if (step.do === 'restore') {
          const seq = removed.pop()
          if (seq === undefined) continue
          db.prepare('INSERT INTO items (seq, path) VALUES (?, ?)').run(seq, step.path)
          change(seq, step.path)
        } else {
          const seq = pick(step.at)
          if (seq === undefined) continue
          if (step.do === 'remove') {
            db.prepare('DELETE FROM items WHERE seq = ?').run(seq)
            removed.push(seq)
          } else if (step.isTakenBack) takenBack(() => change(seq, step.path))
          else change(seq, step.path)
        }
      }
      db.close()
    }),
  )
})

test('texts are in memory from when somebody is about to search until nobody has for a minute', () => {
  let now = 0
  const { db, texts } = openTables(() => now)
  db.exec("INSERT INTO items (path) VALUES ('/a')")
  texts.add(new Map([[1, '/a']]))
  expect(texts.inMemory).toBe(0)
  texts.ready()
  texts.found('')
  expect(texts.inMemory).toBe(1)
  now += 59_000
  texts.found('a')
  now += 59_000
  texts.found('')
  expect(texts.inMemory).toBe(1)
  now += 2000
  texts.found('')
  expect(texts.inMemory).toBe(0)
  db.close()
})
