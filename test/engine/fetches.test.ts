/** Clips that the platform fetches from addresses: each line ends with an outcome, none twice, none lost. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Fetch } from '../../shared/on-platform.ts'
import { makeClip } from '../clips/make.ts'
import { failureOf, inAccount, serveClip, until } from './account.ts'
import type { Account } from './account.ts'

const fetches = async ({ engine }: Account): Promise<Fetch[]> =>
  (await engine.call('listFetches', {})).fetches

const states = async (account: Account): Promise<string[]> =>
  (await fetches(account)).map(({ name, state }) => `${name} ${state}`).sort()

const allEnded = async (account: Account): Promise<boolean> =>
  (await fetches(account)).every(({ state }) => state === 'ready' || state === 'failed')

test.each(['asset', 'task'] as const)(
  'a pasted list is fetched as %s, each line with its own outcome',
  (way) =>
    inAccount({}, async (account) => {
      const web = await serveClip(await makeClip('h264'))
      const { engine, server, indexId } = account
      const lines = [
        web.url('one.mp4'),
        '  ',
        `${web.url('two.mp4')}?token=secret`,
        'no address',
        'ftp://example.org/three.mp4',
        web.url('one.mp4'),
        web.url('missing.mov'),
      ]
      const came = await engine.call('fetchUrls', { lines, indexId, way, stream: false })
      expect(came).toMatchObject({ added: 3, alreadyHere: 1 })
      expect(came.refused.map(({ message }) => message.split(' is no')[0])).toEqual([
        'no address',
        'ftp://example.org/three.mp4',
      ])
      await until(() => allEnded(account))
      expect(await states(account)).toEqual(['missing.mov failed', 'one.mp4 ready', 'two.mp4 ready'])
      const held = server.state().indexedAssets.filter(({ status }) => status === 'ready')
      expect(held.map(({ filename }) => filename).sort()).toEqual(['one.mp4', 'two.mp4'])
      const [missing] = (await fetches(account)).filter(({ state }) => state === 'failed')
      expect(missing?.failure?.message).toContain('The platform could not take missing.mov')
      const two = (await fetches(account)).find(({ name }) => name === 'two.mp4')
      expect(two?.shownUrl).toBe(web.url('two.mp4'))
      const again = await engine.call('fetchUrls', {
        lines: [web.url('one.mp4')],
        indexId,
        way,
        stream: false,
      })
      expect(again).toMatchObject({ added: 0, alreadyHere: 1 })
      web.close()
    }),
)

test('an address is forgotten once the platform has the clip', () =>
  inAccount({}, async (account) => {
    const web = await serveClip(await makeClip('h264'))
    const { engine, folder, indexId } = account
    const lines = [`${web.url('one.mp4')}?signature=secret`]
    await engine.call('fetchUrls', { lines, indexId, way: 'asset', stream: false })
    await until(() => allEnded(account))
    await account.restart(() => {
      const db = new Database(join(folder, 'data', 'reeldrop.sqlite'))
      expect(db.prepare('SELECT url, state FROM fetches').all()).toEqual([{ url: null, state: 'ready' }])
      db.close()
    })
    web.close()
  }))

test.each([
  ['asset', 'createAsset'],
  ['asset', 'createIndexedAsset'],
  ['task', 'createTask'],
] as const)(
  'as %s, a lost reply to %s is looked for, also by the next run, and nothing comes twice',
  (way, route) =>
    inAccount({}, async (account) => {
      const web = await serveClip(await makeClip('h264'))
      const { server, indexId } = account
      server.setFaults([{ kind: 'dropReply', match: { route } }])
      await account.engine.call('fetchUrls', { lines: [web.url('one.mp4')], indexId, way, stream: false })
      await until(() => server.faultsStruck()[0] === 1)
      await account.restart()
      server.setFaults([])
      await until(() => allEnded(account))
      expect(await states(account)).toEqual(['one.mp4 ready'])
      expect(server.state().indexedAssets).toHaveLength(1)
      expect(server.state().assets.length + server.state().tasks.length).toBe(1)
      web.close()
    }),
)

test('errors of the platform and a lost network only delay it', () =>
  inAccount({}, async (account) => {
    const web = await serveClip(await makeClip('h264'))
    const { engine, server, indexId } = account
    server.setFaults([
      { kind: 'status', status: 429, retryAfter: 0.1, match: { route: 'createAsset' }, times: 1 },
      { kind: 'status', status: 503, match: { route: 'listAssets' }, times: 2 },
    ])
    await engine.call('fetchUrls', { lines: [web.url('one.mp4')], indexId, way: 'asset', stream: false })
    await until(() => server.faultsStruck()[0] === 1)
    await server.goOffline()
    await server.goOnline()
    await until(() => allEnded(account))
    expect(await states(account)).toEqual(['one.mp4 ready'])
    expect(server.state().assets).toHaveLength(1)
    web.close()
  }))

test('what failed is tried again, or taken out of the list', () =>
  inAccount({}, async (account) => {
    const web = await serveClip(await makeClip('h264'))
    const { engine, server, indexId } = account
    server.setFaults([{ kind: 'assetFails', reason: 'No video in it', times: 1 }])
    await engine.call('fetchUrls', { lines: [web.url('one.mp4')], indexId, way: 'asset', stream: false })
    await until(() => allEnded(account))
    const [failed] = await fetches(account)
    expect(failed?.failure?.message).toContain('could not take one.mp4: No video in it')
    const ids = [failed?.id ?? '']
    expect(await engine.call('retryFetches', { ids })).toEqual({ changed: 1 })
    await until(() => allEnded(account))
    expect(await states(account)).toEqual(['one.mp4 ready'])
    expect(await engine.call('forgetFetches', { ids })).toEqual({ changed: 1 })
    expect(await fetches(account)).toEqual([])
    expect(server.state().indexedAssets).toHaveLength(1)
    web.close()
  }))

test('into an index that is gone or closed nothing is fetched', () =>
  inAccount({}, async ({ engine, server }) => {
    const ask = (indexId: string) =>
      engine.call('fetchUrls', { lines: ['https://example.org/a.mp4'], indexId, way: 'asset', stream: false })
    await failureOf(ask('66b0c0ffee0000000000dead'), 'index_missing')
    await failureOf(ask(server.indexes[2]?._id ?? ''), 'index_takes_no_videos')
    expect(server.state().assets).toEqual([])
  }))

test('an engine killed at any moment neither loses nor repeats an address', () =>
  inAccount({ stepMs: 60 }, async (account) => {
    const web = await serveClip(await makeClip('h264'))
    const { folder, server, indexId } = account
    const names = Array.from({ length: 8 }, (_, n) => `clip ${n}.mp4`)
    const dataDir = join(folder, 'killed')
    let engine = startProcess(dataDir)
    await engine.ask('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
    const lines = names.map(web.url)
    await engine.ask('fetchUrls', { lines, indexId, way: 'asset', stream: false })
    for (const calls of [2, 5, 9, 14]) {
      await until(() => server.requests().filter(({ method }) => method === 'POST').length >= calls)
      await engine.kill()
      engine = startProcess(dataDir)
      await engine.ask('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
    }
    const isReady = async () => {
      const { fetches: list } = (await engine.ask('listFetches', {})) as { fetches: Fetch[] }
      return list.length === names.length && list.every(({ state }) => state === 'ready')
    }
    await until(isReady)
    expect(
      server
        .state()
        .assets.map(({ filename }) => filename)
        .sort(),
    ).toEqual(names)
    expect(
      server
        .state()
        .indexedAssets.map(({ filename }) => filename)
        .sort(),
    ).toEqual(names)
    await engine.kill()
    web.close()
  }))

/** An engine in a process of its own, as the app runs it. */
function startProcess(dataDir: string) {
  const entry = join(import.meta.dirname, '../../main/engine/process.ts')
  const child: ChildProcess = fork(entry, ['--data-dir', dataDir, '--poll-ms', '50'])
  let last = 0
  child.on('message', (message: { kind: string; id: number; question?: string }) => {
    if (message.kind === 'ask')
      child.send({
        kind: 'told',
        id: message.id,
        answer: message.question === 'proxiesFor' ? 'DIRECT' : null,
      })
  })
  const ask = (command: string, args: unknown): Promise<unknown> => {
    const id = ++last
    return new Promise((resolve, reject) => {
      const told = (message: unknown): void => {
        const reply = message as { id?: number; kind: string; answer?: unknown; failure?: unknown }
        if (reply.id !== id || (reply.kind !== 'answer' && reply.kind !== 'refusal')) return
        child.off('message', told)
        if (reply.kind === 'answer') resolve(reply.answer)
        else reject(new Error(JSON.stringify(reply.failure)))
      }
      child.on('message', told)
      child.send({ id, command, args })
    })
  }
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  return { ask, kill }
}
