/** The platform's own lists: every filter, all pages, details, metadata, and what can be deleted when. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeClip } from '../clips/make.ts'
import { call } from '../practice/api.ts'
import { failureOf, filterOf, inAccount, namesIn, put, putTask, queryOf, until } from './account.ts'

test('indexed assets are found by every filter of the API', () =>
  inAccount({}, async (account) => {
    const { engine, indexId } = account
    const small = await makeClip('h264')
    const large = await makeClip('hevc')
    const upright = await makeClip('portrait')
    await put(account, small, 'small.mp4', { client: 'Acme', reel: 7, approved: true })
    await put(account, large, 'large.mov', { client: 'Other' })
    await put(account, upright, 'upright.mp4')
    const ready = queryOf({ indexId, statuses: ['ready'] })
    await until(async () => (await engine.call('listOnPlatform', ready)).total === 3)

    const found = (change: Parameters<typeof namesIn>[1]) => namesIn(account, { indexId, ...change })
    const any = filterOf().ranges
    expect(await found({})).toEqual(['upright.mp4', 'large.mov', 'small.mp4'])
    expect(await found({ descending: false })).toEqual(['small.mp4', 'large.mov', 'upright.mp4'])
    expect(await found({ filename: 'large.mov' })).toEqual(['large.mov'])
    expect(await found({ statuses: ['failed', 'pending'] })).toEqual([])
    expect(await found({ statuses: ['failed', 'ready'] })).toHaveLength(3)
    expect(await found({ ranges: { ...any, height: { from: 600, to: null } } })).toEqual(['upright.mp4'])
    expect(await found({ ranges: { ...any, width: { from: 640, to: 640 } } })).toHaveLength(2)
    expect(await found({ ranges: { ...any, duration: { from: 5.5, to: 7 } } })).toEqual(['upright.mp4'])
    expect(await found({ ranges: { ...any, size: { from: 1e9, to: null } } })).toEqual([])
    expect(await found({ ranges: { ...any, fps: { from: 9, to: 11 } } })).toHaveLength(3)
    expect(await found({ metadata: { key: 'client', value: 'Acme' } })).toEqual(['small.mp4'])
    expect(await found({ metadata: { key: 'reel', value: '7' } })).toEqual(['small.mp4'])
    expect(await found({ metadata: { key: 'approved', value: 'true' } })).toEqual(['small.mp4'])
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    expect(await found({ createdSince: tomorrow })).toEqual([])
    expect(await found({ updatedSince: tomorrow })).toEqual([])
    expect(await found({ createdSince: '2020-01-31', updatedSince: '2020-01-31' })).toHaveLength(3)
    await failureOf(found({ createdSince: 'yesterday' }), 'wrong_usage')

    const [row] = (await engine.call('listOnPlatform', { ...ready, filename: 'small.mp4' })).rows
    expect(row).toMatchObject({ width: 640, height: 360, fps: 10, status: 'ready', indexId })
    expect(row?.durationSeconds).toBeCloseTo(5, 0)
    expect(row?.sizeBytes).toBeGreaterThan(1000)
  }))

test('tasks are listed over all indexes, page by page, with exact numbers', () =>
  inAccount({ sink: true }, async (account) => {
    const { engine, server, indexId } = account
    const path = await makeClip('h264')
    for (let n = 0; n < 7; n++) await putTask(account, path, `clip ${n}.mp4`)
    const list = 'tasks'
    const second = await engine.call('listOnPlatform', queryOf({ list, page: 2, pageSize: 3 }))
    expect(second).toMatchObject({ page: 2, pages: 3, total: 7 })
    expect(second.rows.map(({ filename }) => filename)).toEqual(['clip 3.mp4', 'clip 2.mp4', 'clip 1.mp4'])
    expect(await namesIn(account, { list, filename: 'clip 5.mp4' })).toEqual(['clip 5.mp4'])
    expect(await namesIn(account, { list, indexId })).toHaveLength(7)
    expect(await namesIn(account, { list, indexId: server.indexes[1]?._id ?? '' })).toEqual([])
    const any = filterOf().ranges
    const wide = { ...any, width: { from: 99, to: 99 } }
    expect(await namesIn(account, { list, ranges: wide })).toEqual([])
    // A range is not to be had of tasks, and is not asked for.
    expect(await namesIn(account, { list, ranges: { ...any, width: { from: 1, to: 99 } } })).toHaveLength(7)
    const { rows } = await engine.call('listOnPlatform', queryOf({ list, page: 9 }))
    expect(rows).toEqual([])
  }))

test('a task that runs cannot be deleted, in the words of the platform; of a ready one the video goes first', () =>
  inAccount({}, async (account) => {
    const { engine, server, indexId } = account
    server.holdSteps('ready')
    const id = await putTask(account, await makeClip('h264'), 'take.mp4')
    const ref = { list: 'tasks', id, indexId } as const
    await until(async () => (await engine.call('readOnPlatform', ref)).row.status === 'indexing')
    const [refused] = (await engine.call('deleteOnPlatform', { refs: [ref] })).outcomes
    expect(refused?.failure).toMatchObject({ code: 'task_cannot_be_deleted' })
    expect(refused?.failure?.message).toContain(`Task ${id} cannot be deleted: its status is indexing`)

    server.releaseSteps()
    await until(async () => (await engine.call('readOnPlatform', ref)).row.status === 'ready')
    server.resetLog()
    expect((await engine.call('deleteOnPlatform', { refs: [ref] })).outcomes).toEqual([{ id, failure: null }])
    const deletions = server.requests().filter(({ method }) => method === 'DELETE')
    expect(deletions.map(({ route }) => route)).toEqual(['deleteVideo', 'deleteTask'])
    expect(server.state()).toMatchObject({ tasks: [], indexedAssets: [] })
    await failureOf(engine.call('readOnPlatform', ref), 'not_on_platform')
  }))

test('a deletion that broke off after the video is gone on with', () =>
  inAccount({}, async (account) => {
    const { engine, server, indexId } = account
    const id = await putTask(account, await makeClip('h264'), 'take.mp4')
    const ref = { list: 'tasks', id, indexId } as const
    await until(async () => (await engine.call('readOnPlatform', ref)).row.status === 'ready')
    server.setFaults([{ kind: 'status', status: 503, match: { route: 'deleteTask' }, times: 1 }])
    const [failed] = (await engine.call('deleteOnPlatform', { refs: [ref] })).outcomes
    expect(failed?.failure?.code).toBe('platform_error')
    expect(server.state()).toMatchObject({ tasks: [{ _id: id }], indexedAssets: [] })
    const [again] = (await engine.call('deleteOnPlatform', { refs: [ref] })).outcomes
    expect(again?.failure).toBeNull()
    expect(server.state().tasks).toEqual([])
  }))

test('of several, each has its own outcome', () =>
  inAccount({}, async (account) => {
    const { engine, server, indexId } = account
    const path = await makeClip('h264')
    const ids = [await put(account, path, 'a.mp4'), await put(account, path, 'b.mp4')]
    const refs = ['66b0c0ffee0000000000dead', ...ids].map((id) => ({
      list: 'indexedAssets' as const,
      id,
      indexId,
    }))
    const { outcomes } = await engine.call('deleteOnPlatform', { refs })
    expect(outcomes.map(({ failure }) => failure?.code ?? null)).toEqual(['not_on_platform', null, null])
    expect(server.state()).toMatchObject({ indexedAssets: [], assets: [{}, {}] })
  }))

test('pairs of metadata are set with their kinds, and taken away', () =>
  inAccount({}, async (account) => {
    const { engine, indexId } = account
    const id = await put(account, await makeClip('h264'), 'take.mp4', { client: 'Acme', reel: 7, old: 'x' })
    const ref = { list: 'indexedAssets', id, indexId } as const
    const { metadata } = await engine.call('readOnPlatform', ref)
    expect(metadata).toEqual({ client: 'Acme', reel: 7, old: 'x' })
    const set = { client: 'Other', approved: true, rate: 1.5 }
    const changed = await engine.call('setPlatformMetadata', { ref, set, remove: ['old'] })
    expect(changed.metadata).toEqual({ client: 'Other', reel: 7, approved: true, rate: 1.5 })
  }))

test('what a filter leaves is written as CSV and JSON over all pages, below the share of the budget for polls', () =>
  inAccount({ sink: true }, async (account) => {
    const { engine, folder, server, indexId } = account
    const path = await makeClip('h264')
    const [first] = [await put(account, path, 'x.mp4')]
    const { asset_id } = (await call(server, 'GET', `/indexes/${indexId}/indexed-assets/${first}`)).body
    for (let n = 0; n < 119; n++)
      await call(server, 'POST', `/indexes/${indexId}/indexed-assets`, { asset_id })
    const filter = filterOf({ indexId })
    const what = { kind: 'platform', filter } as const
    const csv = join(folder, 'list.csv')
    server.resetLog()
    expect(await engine.call('exportRows', { what, format: 'csv', path: csv })).toEqual({ rows: 120 })
    const lists = server.requests().filter(({ route }) => route === 'listIndexedAssets')
    expect(lists).toHaveLength(3)
    const lines = (await readFile(csv, 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(121)
    expect(lines[0]).toContain('id,list,index_id,filename,status')
    const json = join(folder, 'list.json')
    expect(await engine.call('exportRows', { what, format: 'json', path: json })).toEqual({ rows: 120 })
    const rows = JSON.parse(await readFile(json, 'utf8')) as { id: string; filename: string }[]
    expect(new Set(rows.map(({ id }) => id)).size).toBe(120)
    expect(rows[0]?.filename).toBe('x.mp4')
  }))

test('an export that is stopped leaves what was there before', () =>
  inAccount({ sink: true }, async (account) => {
    const { engine, folder, server, indexId } = account
    await put(account, await makeClip('h264'), 'x.mp4')
    const what = { kind: 'platform', filter: filterOf({ indexId }) } as const
    const path = join(folder, 'list.json')
    await engine.call('exportRows', { what, format: 'json', path })
    const before = await readFile(path, 'utf8')
    server.setFaults([{ kind: 'stall', match: { route: 'listIndexedAssets' } }])
    const stopped = engine.call('exportRows', { what, format: 'json', path })
    await until(() => server.faultsStruck()[0] === 1)
    await engine.call('stopExport', {})
    await failureOf(stopped, 'export_stopped')
    expect(await readFile(path, 'utf8')).toBe(before)
    await expect(readFile(`${path}.part`)).rejects.toThrow('ENOENT')
    const nowhere = join(folder, 'none', 'list.csv')
    server.setFaults([])
    await failureOf(engine.call('exportRows', { what, format: 'csv', path: nowhere }), 'file_unwritable')
  }))

test('without a network, and without a key, the list says so in one sentence', () =>
  inAccount({}, async ({ engine, server, indexId }) => {
    await server.goOffline()
    const offline = await failureOf(engine.call('listOnPlatform', queryOf({ indexId })), 'network')
    expect(offline).toContain('The platform cannot be reached')
    await engine.call('connect', { apiKey: '', baseUrl: server.baseUrl })
    await failureOf(engine.call('listOnPlatform', queryOf({ indexId })), 'api_key_missing')
  }))
