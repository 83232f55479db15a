/** Bytes of a source file on their way through the HTTP client, over real sockets. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Http } from '../../main/engine/platform/http.ts'
import { NO_PROXIES, Routes } from '../../main/engine/platform/routes.ts'
import { ReadBuffers } from '../../main/engine/transfer/read-buffers.ts'
import { SourceFile } from '../../main/engine/transfer/source-file.ts'

const BYTES = 40_000_000
const CONNECTIONS = 4

let folder = ''
let server: Server
let http: Http

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-bytes-'))
  const routes = new Routes({
    source: NO_PROXIES,
    connections: CONNECTIONS,
    onLoginWanted: () => undefined,
  })
  http = new Http({ routes })
})
afterEach(async () => {
  await http.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await rm(folder, { recursive: true, force: true })
})

interface Answer {
  status: number
  text: string
}

/** @returns where the server listens, and how many connections were made to it */
async function listen(answer: (request: IncomingMessage) => Promise<Answer>) {
  const counted = { url: '', connections: 0 }
  server = createServer((request, response) => {
    void answer(request).then(({ status, text }) => response.writeHead(status).end(text))
  })
  server.on('connection', () => counted.connections++)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  counted.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return counted
}

async function source(bytes: Uint8Array): Promise<SourceFile> {
  const path = join(folder, 'clip.mp4')
  await writeFile(path, bytes)
  const { size, mtimeMs } = await stat(path)
  return await SourceFile.open({ path, name: 'clip.mp4', size, mtimeMs })
}

/** Sends a body; tells how many bytes of it have counted as sent. */
function put(url: string, length: number, bytes: () => AsyncIterable<Uint8Array>, signal?: AbortSignal) {
  const count = { moved: 0 }
  const answer = http.send({
    method: 'PUT',
    url,
    headers: {},
    body: { length, bytes },
    signal: signal ?? new AbortController().signal,
    moved: (moved) => (count.moved += moved),
  })
  return { count, answer }
}

async function* cut(pieces: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces)
    for (let at = 0; at < piece.byteLength; at += most) yield piece.subarray(at, at + most)
}

/** Takes bytes in with pauses, so that their sender has to wait again and again; answers with their hash. */
async function slowly(request: IncomingMessage): Promise<Answer> {
  const hash = createHash('sha256')
  let sincePause = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    hash.update(piece)
    sincePause += piece.length
    if (sincePause < 2_000_000) continue
    sincePause = 0
    await sleep(20)
  }
  return { status: 200, text: hash.digest('hex') }
}

test.each([
  ['whole', Infinity],
  ['cut small, as a bandwidth limit does', 5000],
])(
  'every byte arrives as it is in the file, by a receiver that stops and goes: pieces %s',
  async (_, most) => {
    const at = await listen(slowly)
    const bytes = randomBytes(BYTES)
    const file = await source(bytes)
    const buffers = new ReadBuffers()
    const part = BYTES / CONNECTIONS
    const starts = Array.from({ length: CONNECTIONS }, (_, n) => n * part)
    const hashes = starts.map((start) =>
      createHash('sha256')
        .update(bytes.subarray(start, start + part))
        .digest('hex'),
    )
    const sendAll = () =>
      Promise.all(
        starts.map(async (start) => {
          const pair = buffers.take()
          const { answer, count } = put(at.url, part, () => cut(file.bytes(start, part, pair), most))
          const { text } = await answer
          buffers.giveBack(pair)
          expect(count.moved).toBe(part)
          return text
        }),
      )
    expect(await sendAll()).toEqual(hashes)
    // Connections and buffers stay usable for what comes next.
    expect(await sendAll()).toEqual(hashes)
    expect(at.connections).toBe(CONNECTIONS)
    await file.close()
  },
)

test('buffers are handed on once all was read and answered', async () => {
  const at = await listen(slowly)
  const file = await source(randomBytes(100_000))
  const buffers = new ReadBuffers()
  const pair = buffers.take()
  await put(at.url, 100_000, () => file.bytes(0, 100_000, pair)).answer
  buffers.giveBack(pair)
  expect(buffers.take()).toBe(pair)
  await file.close()
})

test('after an answer that came before the body was out, nothing more of it counts as sent', async () => {
  const at = await listen(() => Promise.resolve({ status: 403, text: 'expired' }))
  const file = await source(randomBytes(BYTES))
  const buffers = new ReadBuffers()
  const pair = buffers.take()
  const { answer, count } = put(at.url, BYTES, () => file.bytes(0, BYTES, pair))
  expect((await answer).status).toBe(403)
  buffers.giveBack(pair)
  expect(buffers.take(), 'it may still be read into').not.toBe(pair)
  const told = count.moved
  expect(told).toBeLessThan(BYTES)
  await sleep(300)
  expect(count.moved).toBe(told)
  await file.close()
})

test('a stopped request counts nothing more as sent', async () => {
  const at = await listen(() => new Promise(() => undefined))
  const file = await source(randomBytes(BYTES))
  const stop = new AbortController()
  const { answer, count } = put(
    at.url,
    BYTES,
    () => file.bytes(0, BYTES, new ReadBuffers().take()),
    stop.signal,
  )
  while (count.moved === 0) await sleep(5)
  stop.abort(new Error('paused'))
  await expect(answer).rejects.toThrow('paused')
  const told = count.moved
  await sleep(300)
  expect(count.moved).toBe(told)
  await file.close()
})
