/** The main job by each upload way: twelve real clips in, the right seven ready, the right five refused unsent. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import { makeTree } from '../clips/make.ts'
import type { Clip } from '../clips/make.ts'
import { sha256 } from './hash.ts'
import { ingest } from './ingest-run.ts'

let folder = ''
let clips: { good: Clip[]; bad: Clip[] } = { good: [], bad: [] }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-ways-'))
  clips = await makeTree(join(folder, 'footage'))
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const sorted = (values: readonly (string | null)[]): (string | null)[] => [...values].sort()
const received = (server: PracticeServer) =>
  [...server.state().assets, ...server.state().tasks].map((thing) => thing.sha256)

test.each(['multipart', 'direct', 'task', 'auto'])(
  'by %s, what passes is ready with the bytes of its source, what does not is refused before a byte is sent, and a second run sends nothing',
  async (way) => {
    const server = await startPracticeServer({ stepMs: 100, chunkSizeBytes: 64 * 1024 })
    try {
      const args = [join(folder, 'footage'), '--index', server.indexes[0]?._id ?? '', '--upload', way]
      args.push('--data-dir', join(folder, `data-${way}`))
      const first = await ingest(server, args)
      expect(first.stderr).toBe('')
      const byPath = new Map(first.lines.map((line) => [line.path, line]))
      for (const clip of clips.good) expect(byPath.get(clip.path)?.state, clip.path).toBe('ready')
      for (const clip of clips.bad) {
        const line = byPath.get(clip.path)
        const codes = line?.problems.map((problem) => (problem as { code: string }).code)
        expect(line?.state, clip.path).toBe('refused')
        expect(codes).toContain(clip.code)
        expect(line?.bytesSent).toBe(0)
      }
      expect(first.lines).toHaveLength(12)
      expect(first.status).toBe(1)

      const sources = await Promise.all(clips.good.map((clip) => sha256(clip.path)))
      expect(sorted(received(server))).toEqual(sorted(sources))
      expect(server.state().indexedAssets).toHaveLength(7)
      const names = server.requests().map((request) => request.path)
      for (const clip of clips.bad)
        expect(names.join()).not.toContain(encodeURIComponent(basename(clip.path)))

      server.resetLog()
      const second = await ingest(server, args)
      expect(second.lines.filter((line) => line.state === 'ready')).toHaveLength(7)
      expect(server.requests().filter((request) => request.method !== 'GET')).toEqual([])
      expect(received(server)).toHaveLength(7)
    } finally {
      await server.close()
    }
  },
)
