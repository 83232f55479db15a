/** Indexes are renamed and deleted; what was to go to one that is deleted waits for a person. */
import { copyFile, mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeClip } from '../clips/make.ts'
import { failureOf, inAccount, put, until } from './account.ts'
import type { Account } from './account.ts'

async function clips({ folder }: Account, ...names: string[]): Promise<string[]> {
  const footage = join(folder, 'footage')
  await mkdir(footage, { recursive: true })
  const recipes = ['h264', 'hevc', 'vp9'] as const
  const old = new Date(Date.now() - 60_000)
  return await Promise.all(
    names.map(async (name, n) => {
      const path = join(footage, name)
      await copyFile(await makeClip(recipes[n % 3] ?? 'h264'), path)
      await utimes(path, old, old)
      return path
    }),
  )
}

test('an index gets another name, but not one that is taken', () =>
  inAccount({}, async ({ engine, server, indexId }) => {
    const renamed = await engine.call('renameIndex', { id: indexId, name: ' Dailies ' })
    expect(renamed).toMatchObject({ id: indexId, name: 'Dailies' })
    const taken = server.indexes[1]?.index_name ?? ''
    const sentence = await failureOf(
      engine.call('renameIndex', { id: indexId, name: taken }),
      'request_refused',
    )
    expect(sentence).toContain('already exists')
  }))

test('an index is deleted only by its name, and its clips of the list wait with a reason, to go elsewhere', () =>
  inAccount({}, async (account) => {
    const { engine, server, indexId } = account
    const other = server.indexes[1]?._id ?? ''
    await put(account, await makeClip('portrait'), 'there.mp4')
    await engine.call('setSettings', { indexId })
    await engine.call('setPaused', { paused: true })
    const paths = await clips(account, 'a.mp4', 'b.mov')
    const { ids } = await engine.addPaths(paths, indexId)
    await until(() => ids.every((id) => engine.row(id)?.state === 'waiting'))
    expect(await engine.call('indexUse', { id: indexId })).toEqual({ open: 2, ready: 0, watches: 0 })

    await failureOf(engine.call('deleteIndex', { id: indexId, name: 'practice' }), 'wrong_usage')
    const name = server.indexes[0]?.index_name ?? ''
    expect(await engine.call('deleteIndex', { id: indexId, name })).toEqual({ clips: 2 })
    const left = (await engine.call('listIndexes', {})).indexes
    expect(left.map(({ id }) => id)).not.toContain(indexId)
    expect(server.state().indexedAssets).toEqual([])
    expect(await engine.call('getSettings', {})).toMatchObject({ indexId: null })
    for (const id of ids)
      expect(engine.row(id)).toMatchObject({ state: 'failed', failure: { code: 'index_missing' } })
    expect(server.requests().filter(({ route }) => route === 'createUpload')).toEqual([])

    await engine.call('setPaused', { paused: false })
    await engine.call('moveToIndex', { ids, indexId: other })
    await until(() => ids.every((id) => engine.row(id)?.state === 'ready'))
    await failureOf(engine.call('deleteIndex', { id: indexId, name }), 'index_missing')
  }))

test('clips that are being sent and indexed when their index is deleted end with the same reason', () =>
  inAccount({}, async (account) => {
    const { engine, server, indexId } = account
    server.holdSteps('indexing')
    const { ids } = await engine.addPaths(await clips(account, 'a.mp4', 'b.mov', 'c.webm'), indexId)
    await until(() => ids.every((id) => engine.row(id)?.state === 'indexing'))
    const name = server.indexes[0]?.index_name ?? ''
    expect(await engine.call('deleteIndex', { id: indexId, name })).toEqual({ clips: 3 })
    server.releaseSteps()
    for (const id of ids) expect(engine.row(id)?.failure?.code).toBe('index_missing')
  }))
