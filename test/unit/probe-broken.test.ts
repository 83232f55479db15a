/** Files that are no clips: each is told apart from the others in a sentence of its own. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { MediaInfo } from '../../shared/media-info.ts'
import type { ProbeResult } from '../../main/engine/probe/probe.ts'
import { createProber } from '../../main/engine/probe/probe.ts'
import { makeClip } from '../clips/make.ts'
import * as odd from '../clips/odd.ts'
import { asOrdinaryUser } from './ordinary-user.ts'

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
    // The same in every run: now and then chance makes what ffprobe takes for something.
    make: (path) =>
      writeFile(path, createHash('shake256', { outputLength: 50_000 }).update('noise').digest()),
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
  'an AVIF picture': {
    make: async (path) => copyFile(await odd.avif(), path),
    says: /is an AVIF image, not a video/,
  },
  'a HEIC picture': {
    make: (path) =>
      writeFile(path, Buffer.from('0000001066747970686569630000000000000008' + '6d646174', 'hex')),
    says: /is a HEIC image, not a video/,
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

test('an MP3 with its cover is no clip either', async () => {
  await copyFile(await odd.songWithCover(), at('song.mp4'))
  expect(sentence(await prober.probe(at('song.mp4')))).toContain('sound and a cover picture, but no video')
})

test('a clip in a folder that may not be entered fails as unreadable', async () => {
  await mkdir(at('closed'))
  await copyFile(await makeClip('h264'), at('closed/clip.mp4'))
  await chmod(folder, 0o755)
  await chmod(at('closed'), 0o600)
  const result = await asOrdinaryUser(() => prober.probe(at('closed/clip.mp4')))
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'source_unreadable', retryable: true } })
})

test('a link that leads to itself, a path through a file and a name that is too long fail, each with its file', async () => {
  await symlink('self.mp4', at('self.mp4'))
  await copyFile(await makeClip('h264'), at('file.mp4'))
  const long = `${'x'.repeat(300)}.mp4`
  const cases = {
    'self.mp4': 'source_unreadable',
    'file.mp4/in.mp4': 'source_missing',
    [long]: 'source_unreadable',
  }
  for (const [name, code] of Object.entries(cases)) {
    expect(await prober.probe(at(name))).toMatchObject({ kind: 'failed', failure: { code } })
  }
})

test.each([
  ['before its index', 0, /never finished: its index \(moov\) is missing/],
  ['within the first bytes of its index', 3, /damaged: its index \(moov\) cannot be found/],
  ['after the header of its index', 8, /cut off: [\d,]+ of [\d,]+ bytes/],
  ['within its index', 100, /cut off: [\d,]+ of [\d,]+ bytes/],
])('an MP4 that ends %s is refused as such', async (where, more, says) => {
  const whole = await readFile(await makeClip('h264'))
  // The box begins with its size, four bytes before its name.
  const index = whole.lastIndexOf('moov') - 4
  const path = at(`ends ${where}.mp4`)
  await writeFile(path, whole.subarray(0, index + more))
  expect(sentence(await prober.probe(path))).toMatch(says)
})

test('the shortest beginnings of a clip are refused, each in a sentence', async () => {
  const whole = await readFile(await makeClip('h264'))
  for (const length of [1, 3, 4, 7, 8, 9, 15, 16, 32, 40]) {
    const path = at(`first ${length}.mp4`)
    await writeFile(path, whole.subarray(0, length))
    expect(sentence(await prober.probe(path))).toMatch(/^first \d+\.mp4 (is|was|begins) .*\.$/)
  }
})

test('a clip whose sound ffprobe cannot open is refused for that, and ffprobe is not blamed', async () => {
  const bytes = await readFile(await makeClip('h264'))
  // The kind of AAC stands in the first bits of the decoder's settings, which follow their tag and its length.
  const settings = bytes.indexOf(Buffer.from('0580808005', 'hex'), bytes.lastIndexOf('esds')) + 5
  bytes.writeUInt8(0, settings)
  await writeFile(at('sound.mp4'), bytes)
  expect(sentence(await prober.probe(at('sound.mp4')))).toContain(
    'picture or sound that this ffprobe cannot decode',
  )
})

test('no damage to a clip makes the probe throw, hang or answer without a sentence', async () => {
  const whole = await readFile(await makeClip('h264'))
  const index = whole.lastIndexOf('moov') - 4
  const damage = fc.array(fc.tuple(fc.integer({ min: index, max: whole.length - 1 }), fc.nat(255)), {
    minLength: 1,
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(damage, async (bytes) => {
      const copy = Buffer.from(whole)
      for (const [where, value] of bytes) copy[where] = value
      await writeFile(at('damaged.mp4'), copy)
      const result = await prober.probe(at('damaged.mp4'))
      if (result.kind === 'media') expect(MediaInfo.safeParse(result.media).error).toBeUndefined()
      else if (result.kind === 'refused') sentence(result)
      else expect.fail(result.failure.message)
    }),
    { numRuns: 100 },
  )
})
