/** Ways through real proxies: with and without a login, of several kinds, and from a dead one to a live one. */
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import type { ProxySource } from '../../main/engine/platform/routes.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import type { Totals } from '../../shared/totals.ts'
import { makeClip } from '../clips/make.ts'
import { freePort, startDante, startMicrosocks, startTinyproxy } from '../real-proxies.ts'
import type { RealProxy } from '../real-proxies.ts'
import { makeBigClip } from './big-clip.ts'
import { ingest } from './ingest-run.ts'

const LOGIN = { user: 'editor', password: 'correct-horse' }
const before = new Date(Date.now() - 60_000)

let folder = ''
let server: PracticeServer
let engine: Engine | null = null
let proxies: RealProxy[] = []
let logged: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-proxied-'))
  server = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 250_000 })
})
afterEach(async () => {
  await engine?.close()
  engine = null
  await Promise.all(proxies.map((proxy) => proxy.close()))
  proxies = []
  logged = []
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function started(proxy: Promise<RealProxy>): Promise<RealProxy> {
  proxies.push(await proxy)
  return await proxy
}

/** An engine for which the system answers so. */
async function begin(list: string | (() => string), loginFor?: ProxySource['loginFor']): Promise<Engine> {
  engine = Engine.open({
    dataDir: join(folder, 'data'),
    pollMs: 200,
    log: (_, message) => logged.push(message),
    proxies: {
      proxiesFor: (origin) => {
        // Nothing of a presigned URL but its origin may come here.
        expect(origin).toBe(new URL(origin).origin)
        return Promise.resolve(typeof list === 'string' ? list : list())
      },
      loginFor: loginFor ?? (() => Promise.resolve(null)),
    },
  })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
  return engine
}

async function clip(name: string, bytes: number): Promise<string> {
  const path = join(folder, name)
  await makeBigClip(await makeClip('h264'), path, bytes)
  await utimes(path, before, before)
  return path
}

const indexId = (): string => server.indexes[0]?._id ?? ''

async function add(to: Engine, name: string, bytes: number, way: 'multipart' | 'direct'): Promise<ItemId> {
  const { ids } = await to.addPaths([await clip(name, bytes)], indexId(), way)
  return ids[0] as ItemId
}
const stateOf = (of: Engine, id: ItemId): ItemState | undefined => of.row(id)?.state
async function untilReady(of: Engine, ids: readonly ItemId[]): Promise<void> {
  while (!ids.every((id) => stateOf(of, id) === 'ready')) {
    const failed = ids.find((id) => stateOf(of, id) === 'failed')
    if (failed) throw new Error(of.row(failed)?.failure?.message)
    await sleep(20)
  }
}
async function totals(of: Engine): Promise<Totals> {
  const query = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 1 } as const
  return (await of.call('openView', query)).totals
}
async function untilHold(of: Engine, code: string): Promise<string> {
  for (;;) {
    const { hold } = await totals(of)
    if (hold?.failure.code === code) return hold.failure.message
    await sleep(30)
  }
}

/** Sends a clip each way and expects both to arrive. */
async function sendBothWays(through: Engine): Promise<void> {
  await untilReady(through, [
    await add(through, 'parts.mp4', 1_500_000, 'multipart'),
    await add(through, 'one.mp4', 400_000, 'direct'),
  ])
  expect(server.state().assets.filter((asset) => asset.sha256 !== null)).toHaveLength(2)
}

/** Where the practice server listens, as proxies write it in their logs. */
const target = (): string => new URL(server.baseUrl).host

test('clips reach ready through an HTTP proxy, in parts and in one request', async () => {
  const proxy = await started(startTinyproxy())
  await sendBothWays(await begin(`PROXY ${proxy.address}`))
  expect(await proxy.log()).toContain(`CONNECT ${target()}`)
})

test('clips reach ready through a SOCKS server', async () => {
  const proxy = await started(startDante())
  await sendBothWays(await begin(`SOCKS5 ${proxy.address}`))
  expect(await proxy.log()).toMatch(new RegExp(`tcp/connect.*${target().replace(':', '\\.')}`))
})

test('a proxy that wants a login holds the queue once, and everything goes on with the right one', async () => {
  const proxy = await started(startTinyproxy({ login: LOGIN }))
  const through = await begin(`PROXY ${proxy.address}`)
  await expect(through.call('listIndexes', {})).rejects.toThrow(proxy.address)
  expect(await untilHold(through, 'proxy_auth_required')).toContain(proxy.address)
  const wrong = { proxy: proxy.address, login: { ...LOGIN, password: 'guess' } }
  expect(await through.call('proxyLogin', wrong)).toMatchObject({
    ok: false,
    failure: { code: 'proxy_auth_required' },
  })
  expect((await totals(through)).hold?.failure.code).toBe('proxy_auth_required')
  expect(server.requests()).toEqual([])
  expect(await through.call('proxyLogin', { proxy: proxy.address, login: LOGIN })).toMatchObject({ ok: true })
  expect((await totals(through)).hold).toBeNull()
  await sendBothWays(through)
  expect(await proxy.log()).toContain(`CONNECT ${target()}`)
})

test('a login that is refused in the middle of a batch holds it without failing anything, and is written nowhere', async () => {
  const open = await started(startTinyproxy())
  const port = Number(open.address.split(':')[1])
  const through = await begin(`PROXY ${open.address}`)
  await through.call('setSettings', { bytesPerSecond: 1_000_000 })
  const ids = [
    await add(through, 'parts.mp4', 3_000_000, 'multipart'),
    await add(through, 'one.mp4', 400_000, 'direct'),
    await add(through, 'two.mp4', 400_016, 'direct'),
  ]
  while (server.requests().length < 5) await sleep(20)
  await open.close()
  proxies = []
  await started(startTinyproxy({ port, login: LOGIN }))
  await through.call('setSettings', { bytesPerSecond: 0 })
  await untilHold(through, 'proxy_auth_required')
  const held = await totals(through)
  expect(held.byState.failed).toBe(0)
  expect(held.byState.ready).toBeLessThan(3)
  await through.call('proxyLogin', { proxy: open.address, login: LOGIN })
  await untilReady(through, ids)
  expect(server.state().assets.filter((asset) => asset.sha256 !== null)).toHaveLength(3)
  expect(logged.join('\n')).not.toContain('horse')
  await through.close()
  engine = null
  for (const name of await readdir(join(folder, 'data')))
    expect(await readFile(join(folder, 'data', name), 'latin1'), name).not.toContain('horse')
})

test('a login that is kept is used without asking anyone', async () => {
  const proxy = await started(startTinyproxy({ login: LOGIN }))
  const asked: string[] = []
  const through = await begin(`PROXY ${proxy.address}`, (of) => {
    asked.push(of)
    return Promise.resolve(LOGIN)
  })
  await sendBothWays(through)
  expect(new Set(asked)).toEqual(new Set([proxy.address]))
})

test('a SOCKS server that wants a login is asked for, and goes on with the right one', async () => {
  const proxy = await started(startMicrosocks(LOGIN))
  const through = await begin(`SOCKS5 ${proxy.address}`)
  await expect(through.call('listIndexes', {})).rejects.toThrow(/wants a user name and password/)
  const wrong = { proxy: proxy.address, login: { ...LOGIN, password: 'guess' } }
  expect(await through.call('proxyLogin', wrong)).toMatchObject({ ok: false })
  expect(await through.call('proxyLogin', { proxy: proxy.address, login: LOGIN })).toMatchObject({ ok: true })
  await sendBothWays(through)
  expect(await proxy.log()).toContain('127.0.0.1: connected to')
})

test('where the first proxy of a list is dead, the next one is taken', async () => {
  const proxy = await started(startTinyproxy())
  const dead = `127.0.0.1:${await freePort()}`
  await sendBothWays(await begin(`PROXY ${dead}; SOCKS5 ${dead}; PROXY ${proxy.address}`))
  expect(await proxy.log()).toContain(`CONNECT ${target()}`)
})

test('a proxy that cannot be reached is named in one sentence, and the queue goes on by itself when it is back', async () => {
  const port = await freePort()
  const through = await begin('DIRECT')
  await through.call('setPaused', { paused: true })
  const id = await add(through, 'clip.mp4', 400_000, 'direct')
  await through.close()
  const again = await begin(`PROXY 127.0.0.1:${port}`)
  await again.call('setPaused', { paused: false })
  expect(await untilHold(again, 'proxy_unreachable')).toBe(
    `The proxy 127.0.0.1:${port} cannot be reached. Check the system's proxy settings; Reeldrop keeps trying.`,
  )
  expect((await totals(again)).byState.failed).toBe(0)
  const proxy = await started(startTinyproxy({ port }))
  await untilReady(again, [id])
  expect(await proxy.log()).toContain(`CONNECT ${target()}`)
})

test('other settings of the system count after a recheck', async () => {
  const proxy = await started(startTinyproxy())
  let list = 'DIRECT'
  const through = await begin(() => list)
  await through.call('listIndexes', {})
  list = `PROXY ${proxy.address}`
  await through.call('listIndexes', {})
  expect(await proxy.log()).not.toContain(`CONNECT ${target()}`)
  await through.call('recheck', {})
  await through.call('listIndexes', {})
  expect(await proxy.log()).toContain(`CONNECT ${target()}`)
})

test('a command line takes its proxies from the environment, with their login', async () => {
  const proxy = await started(startTinyproxy({ login: LOGIN }))
  const args = [await clip('clip.mp4', 400_000), '--index', indexId(), '--data-dir', join(folder, 'data')]
  const url = `http://${LOGIN.user}:${encodeURIComponent(LOGIN.password)}@${proxy.address}`
  const result = await ingest(server, args, { env: { http_proxy: url } })
  expect(result.stderr).toBe('')
  expect(result.lines.map((line) => line.state)).toEqual(['ready'])
  expect(await proxy.log()).toContain(`CONNECT ${target()}`)
})
