/** What was ever handled here: it is found again after it was taken out of the list, exported, sent again, and forgotten. */
import { copyFile, mkdir, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HistoryFilter, HistoryQuery } from '../../shared/history.ts'
import type { ItemId } from '../../shared/item.ts'
import { makeClip } from '../clips/make.ts'
import { inAccount, until } from './account.ts'
import type { Account } from './account.ts'

const ENDED = ['ready', 'refused', 'failed', 'cancelled']

const filterOf = (change: Partial<HistoryFilter> = {}): HistoryFilter => ({
  search: '',
  states: [],
  indexId: null,
  since: '',
  until: '',
  sort: 'ended',
  descending: true,
  ...change,
})
const queryOf = (change: Partial<HistoryQuery> = {}): HistoryQuery => ({
  ...filterOf(change),
  offset: change.offset ?? 0,
  limit: change.limit ?? 100,
})

/** Three clips, handled to their end: two ready ones and one that is too short. */
async function handled({ engine, folder, indexId }: Account): Promise<Map<string, ItemId>> {
  const footage = join(folder, 'Footage')
  await mkdir(footage)
  const old = new Date(Date.now() - 60_000)
  for (const [name, recipe] of [
    ['Alpha.mp4', 'h264'],
    ['beta.mov', 'hevc'],
    ['tiny.mp4', 'tooShort'],
  ] as const) {
    await copyFile(await makeClip(recipe), join(footage, name))
    await utimes(join(footage, name), old, old)
  }
  const { ids } = await engine.addPaths([footage], indexId, 'direct')
  await until(() => ids.every((id) => ENDED.includes(engine.row(id)?.state ?? '')))
  return new Map(ids.map((id) => [engine.row(id)?.name ?? '', id]))
}

const names = async ({ engine }: Account, change: Partial<HistoryQuery> = {}): Promise<string[]> =>
  (await engine.call('listHistory', queryOf(change))).rows.map(({ name }) => name)

test('what is taken out of the list stays in the history, with every change of its state', () =>
  inAccount({}, async (account) => {
    const { engine } = account
    const ids = await handled(account)
    const id = ids.get('Alpha.mp4') as ItemId
    const before = await engine.call('historyDetails', { id })
    expect(before?.row.removedAt).toBeNull()
    await engine.call('remove', { ids: [...ids.values()] })
    expect(engine.row(id)).toBeNull()

    await account.restart()
    const after = await account.engine.call('historyDetails', { id })
    expect(after?.row).toMatchObject({ state: 'ready', indexedAssetId: before?.row.indexedAssetId })
    expect(after?.row.contentHash).toMatch(/^xxh128-tree:/)
    expect(after?.row.removedAt).toBeGreaterThan(after?.row.updatedAt ?? Infinity)
    expect(after?.events.map(({ to }) => to)).toEqual(
      before?.events.filter(({ from }) => from !== null).map(({ to }) => to),
    )
    const page = await account.engine.call('listHistory', queryOf())
    expect(page).toMatchObject({ matching: 3, removed: 3 })
  }))

test('the history is searched, filtered, sorted and read in ranges', () =>
  inAccount({}, async (account) => {
    const { engine, server, indexId } = account
    const ids = await handled(account)
    await engine.call('remove', { ids: [ids.get('beta.mov') as ItemId] })
    expect(await names(account, { sort: 'name', descending: false })).toEqual([
      'Alpha.mp4',
      'beta.mov',
      'tiny.mp4',
    ])
    expect(await names(account, { sort: 'name', offset: 1, limit: 1 })).toEqual(['beta.mov'])
    expect((await names(account, { sort: 'state', descending: false })).at(-1)).toBe('tiny.mp4')
    expect((await names(account, { sort: 'state' }))[0]).toBe('tiny.mp4')
    for (const descending of [true, false]) {
      const { rows } = await engine.call('listHistory', queryOf({ sort: 'duration', descending }))
      const lengths = rows.map(({ media }) => media?.durationSeconds ?? 0)
      expect(new Set(lengths).size).toBeGreaterThan(1)
      expect(lengths).toEqual(lengths.toSorted((a, b) => (descending ? b - a : a - b)))
    }
    expect(await names(account, { states: ['refused'] })).toEqual(['tiny.mp4'])
    expect(await names(account, { states: ['refused', 'ready'], search: 'footage .mov' })).toEqual([
      'beta.mov',
    ])
    expect(await names(account, { search: '100%' })).toEqual([])
    expect(await names(account, { indexId })).toHaveLength(3)
    expect(await names(account, { indexId: server.indexes[1]?._id ?? '' })).toEqual([])
    const day = (ms: number): string => {
      const at = new Date(Date.now() + ms)
      return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
        .map((part) => String(part).padStart(2, '0'))
        .join('-')
    }
    expect(await names(account, { since: day(0), until: day(0) })).toHaveLength(3)
    expect(await names(account, { since: day(86_400_000) })).toEqual([])
    expect(await names(account, { until: day(-86_400_000) })).toEqual([])
    expect(await engine.call('listHistory', queryOf())).toMatchObject({ matching: 3, removed: 1 })
  }))

test('a clip that was taken out is known when it comes again, and sent again only when asked for', () =>
  inAccount({}, async (account) => {
    const { engine, server } = account
    const ids = await handled(account)
    const id = ids.get('Alpha.mp4') as ItemId
    await engine.call('remove', { ids: [id] })
    const report = await engine.call('sendAgain', { ids: [id] })
    expect(report).toMatchObject({ added: 1, problems: [] })
    const again = async () =>
      (await engine.call('listHistory', queryOf({ search: 'Alpha' }))).rows.filter((row) => row.id !== id)
    await until(async () => (await again()).length === 1)
    // Its index has it, so that it waits for the person's word.
    expect((await again())[0]).toMatchObject({ state: 'refused', problems: [{ code: 'already_indexed' }] })
    expect(server.state().indexedAssets).toHaveLength(2)
    const [row] = await again()
    await engine.call('uploadAnyway', { ids: row ? [row.id] : [] })
    await until(() => server.state().indexedAssets.length === 3)
  }))

test('what comes back into the list is in the history once', () =>
  inAccount({}, async (account) => {
    const { engine } = account
    const ids = [...(await handled(account)).values()]
    const { undo } = await engine.call('remove', { ids })
    expect(await engine.call('listHistory', queryOf())).toMatchObject({ matching: 3, removed: 3 })
    if (undo !== null) await engine.call('undo', { id: undo })
    expect(await engine.call('listHistory', queryOf())).toMatchObject({ matching: 3, removed: 0 })
  }))

test('only what was taken out of the list is forgotten, for good', () =>
  inAccount({}, async (account) => {
    const { engine } = account
    const ids = await handled(account)
    const all = [...ids.values()]
    await engine.call('remove', { ids: all.slice(0, 2) })
    expect(await engine.call('forgetHistory', { ids: all, filter: filterOf() })).toEqual({ changed: 2 })
    expect(await engine.call('listHistory', queryOf())).toMatchObject({ matching: 1, removed: 0 })
    await engine.call('remove', { ids: all })
    const none = filterOf({ search: 'nothing' })
    expect(await engine.call('forgetHistory', { ids: null, filter: none })).toEqual({ changed: 0 })
    expect(await engine.call('forgetHistory', { ids: null, filter: filterOf() })).toEqual({ changed: 1 })
    expect(await names(account)).toEqual([])
  }))

test('what is filtered of the history is written as CSV and JSON', () =>
  inAccount({}, async (account) => {
    const { engine, folder } = account
    const ids = await handled(account)
    await engine.call('remove', { ids: [...ids.values()] })
    const what = { kind: 'history', filter: filterOf({ states: ['ready'], sort: 'name' }) } as const
    const path = join(folder, 'history.csv')
    expect(await engine.call('exportRows', { what, format: 'csv', path })).toEqual({ rows: 2 })
    const [head, first, second] = (await readFile(path, 'utf8')).split('\r\n')
    expect(head).toContain('id,path,state,index_id,index_name,size_bytes')
    expect([first, second].join()).toMatch(/beta\.mov,ready.*Alpha\.mp4,ready/)
    await engine.call('exportRows', { what, format: 'json', path })
    const rows = JSON.parse(await readFile(path, 'utf8')) as { path: string; removed_at: string }[]
    expect(rows.map((row) => row.path.split('/').at(-1))).toEqual(['beta.mov', 'Alpha.mp4'])
    expect(rows[0]?.removed_at).toMatch(/^\d{4}-/)
  }))
