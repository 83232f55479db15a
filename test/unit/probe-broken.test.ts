/** Files that are no clips: each is told apart from the others in a sentence of its own. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { ProbeResult } from '../../main/engine/probe/probe.ts'
import { createProber } from '../../main/engine/probe/probe.ts'
import { makeClip } from '../clips/make.ts'
import * as odd from '../clips/odd.ts'

const prober = createProber({ timeoutMs: 10_000 })
const folder = await mkdtemp(join(tmpdir(), 'reeldrop-broken-'))
afterAll(async () => {
  await prober.close()
  await rm(folder, { recursive: true, force: true })
})
const at = (name: string): string => join(folder, name)

/** The sentence of a refusal, once it is sure that it is one. */
function sentence(result: ProbeResult): string {
  expect(result).toMatchObject({
    kind: 'refused',
    problem: { code: 'video_file_broken', severity: 'refuse' },
  })
  return result.kind === 'refused' ? result.problem.message : ''
}

const KINDS: Record<string, { make: (path: string) => Promise<unknown>; says: RegExp }> = {
  'an empty file': { make: (path) => writeFile(path, ''), says: /is empty \(0 bytes\)/ },
  'random bytes': {
    make: (path) => writeFile(path, randomBytes(50_000)),
    says: /not a video that FFmpeg can read/,
  },
  'nothing but zeros': { make: (path) => writeFile(path, Buffer.alloc(50_000)), says: /nothing but zeros/ },
  'a text file': {
    make: (path) => writeFile(path, 'Shot list\n1. Harbour\n'.repeat(50)),
    says: /is a text file/,
  },
  'a folder': { make: (path) => mkdir(path), says: /is a folder/ },
  'a pipe': { make: (path) => promisify(execFile)('mkfifo', [path]), says: /not a regular file/ },
  'an MP4 without its index': {
    make: async (path) => odd.cutOff(await makeClip('h264'), path, 0.6),
    says: /is cut off: [\d,]+ of [\d,]+ bytes are there/,
  },
  'sound alone': {
    make: async (path) => copyFile(await odd.soundOnly(), path),
    says: /holds sound, but no video/,
  },
  'sound with a cover': {
    make: async (path) => copyFile(await odd.soundWithCover(), path),
    says: /sound and a cover picture, but no video/,
  },
  'a photo': { make: async (path) => copyFile(await odd.still(), path), says: /a (still|JPEG) image/ },
  'a recording that was never finished': {
    make: async (path) => {
      await writeFile(
        path,
        Buffer.from('00000014667479707174202000000000717420200000000c6d64617401020304', 'hex'),
      )
    },
    says: /never finished: its index \(moov\) is missing/,
  },
}

test.each(Object.entries(KINDS))('%s named .mp4 is refused for what it is', async (kind, { make, says }) => {
  const name = `${kind}.mp4`
  await make(at(name))
  const said = sentence(await prober.probe(at(name)))
  expect(said).toMatch(says)
  expect(said.startsWith(name)).toBe(true)
})

test('no two kinds of broken files get the same sentence', async () => {
  const said = new Set<string>()
  for (const [kind, { make }] of Object.entries(KINDS)) {
    const path = at(`same ${kind.replaceAll(/\W/g, '')}.mp4`)
    await make(path)
    said.add(sentence(await prober.probe(path)).replace(/^same \w+\.mp4/, ''))
  }
  expect(said.size).toBe(Object.keys(KINDS).length)
})

test('an MP4 with its index in front that lacks bytes at its end is refused with how many', async () => {
  const [there, needed] = await odd.cutOff(await odd.indexInFront(), at('front.mp4'), 0.8)
  const said = sentence(await prober.probe(at('front.mp4')))
  expect(said).toContain(`${there.toLocaleString('en-US')} of ${needed.toLocaleString('en-US')} bytes`)
})

test('an MP4 with its index in front passes when its last byte is there, and not without it', async () => {
  await copyFile(await odd.indexInFront(), at('whole.mp4'))
  expect((await prober.probe(at('whole.mp4'))).kind).toBe('media')
  await odd.cutOff(await odd.indexInFront(), at('almost.mp4'), 1 - 1e-9)
  expect(sentence(await prober.probe(at('almost.mp4')))).toContain('is cut off')
})

test('bytes that a camera left behind the last box do no harm', async () => {
  await copyFile(await makeClip('h264'), at('padded.mp4'))
  await appendFile(at('padded.mp4'), Buffer.alloc(4000))
  expect((await prober.probe(at('padded.mp4'))).kind).toBe('media')
  await copyFile(await makeClip('h264'), at('noisy.mp4'))
  await appendFile(at('noisy.mp4'), Buffer.from('ffffffff01020304ffff', 'hex'))
  expect((await prober.probe(at('noisy.mp4'))).kind).toBe('media')
})

test('a link to a clip is that clip, and a link to a pipe is never opened', async () => {
  await symlink(await makeClip('h264'), at('link.mp4'))
  expect((await prober.probe(at('link.mp4'))).kind).toBe('media')
  await promisify(execFile)('mkfifo', [at('fifo')])
  await symlink(at('fifo'), at('to-fifo.mp4'))
  expect(sentence(await prober.probe(at('to-fifo.mp4')))).toContain('not a regular file')
})

test('a file that is not there fails as missing, which a retry can mend', async () => {
  expect(await prober.probe(at('gone.mp4'))).toMatchObject({
    kind: 'failed',
    failure: { code: 'source_missing', retryable: true },
  })
})

test('a file without read permission fails as unreadable, and says what to do', async () => {
  await copyFile(await makeClip('h264'), at('secret.mp4'))
  await chmod(folder, 0o755)
  await chmod(at('secret.mp4'), 0o000)
  const result = await asOrdinaryUser(() => prober.probe(at('secret.mp4')))
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'source_unreadable', retryable: true } })
  if (result.kind === 'failed')
    expect(result.failure.message).toMatch(/secret\.mp4 .*EACCES.*read permission/)
})

/** Root may read everything: as root, the test takes on another user for a moment. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0 || !process.seteuid) return await work()
  process.seteuid(65534)
  try {
    return await work()
  } finally {
    process.seteuid(0)
  }
}
