/** An account on a practice server, with things in it, for tests of what a person does with the platform's own lists. */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions, PracticeServer } from '../../main/practice/server.ts'
import type { PlatformFilter, PlatformQuery } from '../../shared/on-platform.ts'
import { call, form } from '../practice/api.ts'

export interface Account {
  folder: string
  server: PracticeServer
  engine: Engine
  indexId: string
  /** Ends the engine and starts it anew on the same data, with the key. @param meanwhile done while none runs */
  restart: (meanwhile?: () => void) => Promise<void>
}

/** Plays with an account and cleans up after it, however it ends. */
export async function inAccount(
  practice: PracticeOptions,
  play: (account: Account) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reeldrop-account-'))
  const server = await startPracticeServer({ stepMs: 20, ...practice })
  const errors: string[] = []
  const start = async (): Promise<Engine> => {
    const engine = Engine.open({
      dataDir: join(folder, 'data'),
      pollMs: 50,
      log: (level, message) => (level === 'error' ? errors.push(message) : undefined),
    })
    await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
    return engine
  }
  const account: Account = {
    folder,
    server,
    engine: await start(),
    indexId: server.indexes[0]?._id ?? '',
    restart: async (meanwhile = () => undefined) => {
      await account.engine.close()
      meanwhile()
      account.engine = await start()
    },
  }
  try {
    await play(account)
    expect(errors).toEqual([])
  } finally {
    await account.engine.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const ANY = { from: null, to: null }

export const filterOf = (change: Partial<PlatformFilter> = {}): PlatformFilter => ({
  list: 'indexedAssets',
  indexId: null,
  statuses: [],
  filename: '',
  ranges: { duration: ANY, width: ANY, height: ANY, fps: ANY, size: ANY },
  metadata: { key: '', value: '' },
  createdSince: '',
  updatedSince: '',
  sortBy: 'created_at',
  descending: true,
  ...change,
})
export const queryOf = (change: Partial<PlatformQuery> = {}): PlatformQuery => ({
  ...filterOf(change),
  page: change.page ?? 1,
  pageSize: change.pageSize ?? 50,
})

/** Names of what a query finds, in its order. */
export async function namesIn({ engine }: Account, query: Partial<PlatformQuery>): Promise<string[]> {
  const { rows } = await engine.call('listOnPlatform', queryOf(query))
  return rows.map(({ filename }) => filename ?? '')
}

/** Has a clip indexed, or a task made of it, beside the engine, as another program would. @returns its id */
export async function put(
  { server, indexId }: Account,
  path: string,
  name: string,
  metadata: object = {},
): Promise<string> {
  const direct = form({ method: 'direct', filename: name }, { field: 'file', path, name })
  const { body } = await call(server, 'POST', '/assets', direct)
  const id = String(body['_id'])
  await until(async () => (await call(server, 'GET', `/assets/${id}`)).body['status'] === 'ready')
  const indexed = await call(server, 'POST', `/indexes/${indexId}/indexed-assets`, {
    asset_id: id,
    user_metadata: metadata,
  })
  return String(indexed.body['_id'])
}

export async function putTask({ server, indexId }: Account, path: string, name: string): Promise<string> {
  const fields = { index_id: indexId, enable_video_stream: 'false' }
  const { body } = await call(server, 'POST', '/tasks', form(fields, { field: 'video_file', path, name }))
  return String(body['_id'])
}

/** Waits for something to come true. @throws Error when it does not within 280 s */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 280_000
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`it did not come true: ${what.toString()}`)
    await sleep(20)
  }
}

/** A web server on this machine that has one clip under every address that ends in `.mp4`. */
export async function serveClip(path: string): Promise<{ url: (name: string) => string; close: () => void }> {
  const { size } = await stat(path)
  const server = createServer((request, response) => {
    if (!new URL(request.url ?? '/', 'http://here').pathname.endsWith('.mp4'))
      return void response.writeHead(404).end()
    response.writeHead(200, { 'content-length': size, 'content-type': 'video/mp4' })
    createReadStream(path).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (name) => `http://127.0.0.1:${port}/footage/${encodeURIComponent(name)}`,
    close: () => server.close(),
  }
}

/** Demands that a call fails with a code. @returns its sentence */
export async function failureOf(asked: Promise<unknown>, code: string): Promise<string> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toMatchObject({ failure: { code } })
  return (error as Error).message
}
