/** What goes wrong on the way ends in `ready` or in one sentence, and nothing exists twice. */
import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault } from '../../main/practice/faults.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from './big-clip.ts'
import { sha256 } from './hash.ts'
import { ingest, startIngest } from './ingest-run.ts'

let folder = ''
let clip = ''
let server: PracticeServer
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-faults-'))
  clip = join(folder, 'clip.mp4')
  await copyFile(await makeClip('h264'), clip)
  server = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 64 * 1024, initialUrls: 1 })
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const args = (way: string, path = clip): string[] => [
  path,
  '--index',
  server.indexes[0]?._id ?? '',
  '--upload',
  way,
  '--data-dir',
  join(folder, 'data'),
]
const countOf = () => {
  const { assets, tasks, indexedAssets } = server.state()
  return {
    sent: assets.filter((asset) => asset.sha256 !== null).length + tasks.length,
    indexed: indexedAssets.length,
  }
}

const HEALED: [string, string, Fault][] = [
  [
    'multipart',
    'a reset in the middle of a chunk',
    { kind: 'reset', afterBytes: 1000, times: 2, match: { route: 'putChunk' } },
  ],
  ['multipart', 'a wrong ETag', { kind: 'wrongEtag', times: 1 }],
  ['multipart', 'a missing ETag', { kind: 'noEtag', times: 1 }],
  ['multipart', 'an expired URL', { kind: 'expiredUrl', times: 2 }],
  [
    'multipart',
    'a 503 of the storage',
    { kind: 'status', status: 503, times: 2, match: { route: 'putChunk' } },
  ],
  [
    'multipart',
    'a dropped reply to the creation',
    { kind: 'dropReply', times: 1, match: { method: 'POST', path: 'multipart-uploads$' } },
  ],
  [
    'multipart',
    'a dropped reply to a report',
    { kind: 'dropReply', times: 1, match: { method: 'POST', path: 'multipart-uploads/[^/]+$' } },
  ],
  [
    'direct',
    'a dropped reply to the creation',
    { kind: 'dropReply', times: 1, match: { method: 'POST', path: '/assets$' } },
  ],
  [
    'task',
    'a dropped reply to the creation',
    { kind: 'dropReply', times: 1, match: { method: 'POST', path: '/tasks$' } },
  ],
  [
    'direct',
    'a dropped reply to the indexing',
    { kind: 'dropReply', times: 1, match: { method: 'POST', path: 'indexed-assets$' } },
  ],
  ['direct', 'a 500', { kind: 'status', status: 500, times: 2, match: { method: 'POST', path: '/assets$' } }],
  [
    'direct',
    'a 429 with Retry-After',
    { kind: 'status', status: 429, retryAfter: 1, times: 1, match: { method: 'POST', path: '/assets$' } },
  ],
  [
    'direct',
    'an empty 429',
    { kind: 'status', status: 429, emptyBody: true, times: 1, match: { method: 'POST', path: '/assets$' } },
  ],
  [
    'direct',
    'an HTML page of a proxy',
    { kind: 'status', status: 502, html: true, times: 1, match: { method: 'POST', path: '/assets$' } },
  ],
  ['direct', 'half a JSON', { kind: 'malformedJson', times: 1, match: { method: 'POST', path: '/assets$' } }],
]

test.each(HEALED)(
  'by %s, %s heals by itself: ready, sent once, indexed once',
  async (way, _what, fault) => {
    server.setFaults([fault])
    const result = await ingest(server, args(way))
    expect(result.lines.map((line) => [line.state, line.problems])).toEqual([['ready', []]])
    expect(countOf()).toEqual({ sent: 1, indexed: 1 })
    const whole = [...server.state().assets, ...server.state().tasks].filter((thing) => thing.sha256 !== null)
    expect(whole.map((thing) => thing.sha256)).toEqual([await sha256(clip)])
  },
  60_000,
)

const ENDED: [string, string, Fault, string][] = [
  [
    'direct',
    'an asset that fails',
    { kind: 'assetFails', reason: 'It is too blue.' },
    'could not process clip.mp4: It is too blue.',
  ],
  [
    'direct',
    'indexing that fails without a reason',
    { kind: 'indexingFails' },
    'could not index clip.mp4: it gave no reason',
  ],
  [
    'task',
    'indexing that fails with a reason',
    { kind: 'indexingFails', reason: 'No faces.' },
    'could not index clip.mp4: No faces.',
  ],
  ['direct', 'an index that is gone', { kind: 'indexGone', match: { method: 'POST' } }, 'refused clip.mp4'],
  [
    'direct',
    'a refusal that no retry can help',
    {
      kind: 'status',
      status: 422,
      code: 'odd',
      message: 'The moon is full.',
      match: { method: 'POST', path: '/assets$' },
    },
    'The moon is full.',
  ],
]

test.each(ENDED)(
  'by %s, %s ends in one sentence',
  async (way, _what, fault, sentence) => {
    server.setFaults([fault])
    const result = await ingest(server, args(way))
    const [line] = result.lines
    const messages = line?.problems.map((problem) => (problem as { message: string }).message) ?? []
    expect(line?.state).toBe('failed')
    expect(messages).toHaveLength(1)
    expect(messages[0]).toContain(sentence.replace('refused clip.mp4', ''))
    expect(result.status).toBe(1)
  },
  60_000,
)

test('a key revoked meanwhile marks nothing as failed; with a good key the same run goes on to ready', async () => {
  server.setFaults([{ kind: 'keyRevoked', match: { method: 'POST' } }])
  const held = await ingest(server, args('direct'))
  expect(held.lines).toEqual([])
  expect(held.stderr).toContain('refused the API key')
  server.setFaults([])
  const resumed = await ingest(server, args('direct'))
  expect(resumed.lines.map((line) => line.state)).toEqual(['ready'])
  expect(countOf()).toEqual({ sent: 1, indexed: 1 })
}, 60_000)

test('a usage limit holds the queue and says so', async () => {
  server.setFaults([{ kind: 'usageLimit' }])
  const held = await ingest(server, args('task'))
  expect(held.lines).toEqual([])
  expect(held.stderr).toContain('usage limit of your plan')
}, 60_000)

test('a platform that cannot be reached is waited for', async () => {
  const { port } = new URL(server.baseUrl)
  const first = startIngest(server, args('direct'))
  await first.done
  expect(countOf().sent).toBe(1)
  await server.close()
  const second = join(folder, 'second.mp4')
  await copyFile(await makeClip('hevc'), second)
  const waiting = startIngest(server, args('direct', second))
  await sleep(4000)
  server = await startPracticeServer({ port: Number(port), apiKey: server.apiKey, stepMs: 50 })
  const result = await waiting.done
  expect(result.lines.map((line) => line.state)).toEqual(['failed'])
  expect(result.lines[0]?.problems).toMatchObject([{ code: 'index_missing' }])
}, 60_000)

test('a source that grows while it is sent is checked again and arrives whole', async () => {
  const growing = join(folder, 'growing.mp4')
  await makeBigClip(clip, growing, 6_000_000)
  await server.close()
  server = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 1_000_000, uploadRate: 2_000_000 })
  const run = startIngest(server, args('multipart', growing))
  while ((server.state().uploads[0]?.chunks.length ?? 0) < 1) await sleep(20)
  const box = Buffer.alloc(1000)
  box.writeUInt32BE(1000, 0)
  box.write('free', 4, 'latin1')
  await appendFile(growing, box)
  const result = await run.done
  expect(result.lines.map((line) => line.state)).toEqual(['ready'])
  const whole = server.state().assets.filter((asset) => asset.sha256 !== null)
  expect(whole.map((asset) => asset.sha256)).toEqual([await sha256(growing)])
}, 60_000)

test('a source that vanishes while it is sent says so', async () => {
  const doomed = join(folder, 'doomed.mp4')
  await makeBigClip(clip, doomed, 6_000_000)
  await server.close()
  server = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 500_000, uploadRate: 2_000_000 })
  const run = startIngest(server, args('multipart', doomed))
  while ((server.state().uploads[0]?.chunks.length ?? 0) < 1) await sleep(20)
  await rm(doomed)
  const result = await run.done
  expect(result.lines[0]?.problems).toMatchObject([{ code: 'source_missing' }])
  expect(result.lines[0]?.state).toBe('failed')
}, 60_000)
