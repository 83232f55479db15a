/** Footage made to hurt, through intake, probe, rules and the pictures: nothing crashes, hangs, grows or is run. */
import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeServer } from '../../main/practice/server.ts'
import { MediaTools } from '../../main/engine/media/media-tools.ts'
import { createProber } from '../../main/engine/probe/probe.ts'
import { draw } from '../../main/engine/thumbs/draw.ts'
import { bundledFfmpeg } from '../../main/engine/thumbs/ffmpeg-path.ts'
import { HOSTILE, makeHostile } from '../clips/hostile.ts'
import { makeClip } from '../clips/make.ts'
import { makeOldClip } from './big-clip.ts'
import { ingest } from './ingest-run.ts'

/** Most that a program which reads one of them may come to, in bytes; a clip of 8K takes about as much. */
const MEMORY_MOST = 1_500_000_000
const NAMES = [
  '-i.mp4',
  '--help.mp4',
  'two\nlines\r.mp4',
  'gnp\u202e4pm.mp4',
  '<img src=x onerror=alert(1)>.mp4',
  '$(touch touched).mp4',
  '`touch touched`.mp4',
  ';touch touched;.mp4',
  '%s%n%x %PATH%.mp4',
  "'; DROP TABLE items; --.mp4",
  '\u0007\u001b[31m.mp4',
  'concat:a|b.mp4',
]

let folder = ''
const at = (...parts: string[]): string => join(folder, ...parts)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-hostile-'))
  await mkdir(at('hostile'))
  await mkdir(at('names'))
  await makeHostile(at('hostile'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const old = async (path: string): Promise<void> => utimes(path, new Date(0), new Date(Date.now() - 60_000))

test('files that lie about themselves end as refused or judged, and their pictures are drawn or not, in bounded memory and time', async () => {
  const paths = Object.keys(HOSTILE).map((name) => at('hostile', `${name}.mp4`))
  const prober = createProber({ timeoutMs: 30_000 })
  const tools = new MediaTools()
  const peak = watchMemory(['ffprobe', 'ffmpeg'])
  try {
    for (const path of paths) {
      const result = await prober.probe(path)
      expect(['media', 'refused'], basename(path)).toContain(result.kind)
      if (result.kind === 'refused') expect(result.problem.message.startsWith(basename(path))).toBe(true)
      const { size, mtimeMs } = await stat(path)
      const drawn = await draw({ path, sizeBytes: size, mtimeMs, durationSeconds: 4e9 }, 'poster', {
        tools,
        ffmpeg: bundledFfmpeg() ?? '',
        target: at('poster.jpg'),
        timeoutMs: 20_000,
        signal: new AbortController().signal,
      })
      expect(['drawn', 'none'], basename(path)).toContain(drawn.kind)
    }
  } finally {
    await prober.close()
    tools.close()
  }
  const largest = peak()
  // The programs were seen at all.
  expect(largest).toBeGreaterThan(1_000_000)
  expect(largest).toBeLessThan(MEMORY_MOST)
})

test('one that takes more memory than it may is refused in a sentence, and the next one is read', async () => {
  const clip = await makeClip('h264')
  const greedy = at('greedy ffprobe')
  // No clip is known for which the bundled ffprobe takes so much: in its place stands a program that takes ever more.
  const taking = 'const held = []; setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 20)'
  await writeFile(greedy, `#!/bin/sh\nexec "${process.execPath}" -e '${taking}'\n`, { mode: 0o755 })
  let ffprobePath = greedy
  const prober = createProber({ memoryMostBytes: 300_000_000, ffprobePath: () => ffprobePath })
  try {
    const result = await prober.probe(clip)
    expect(result).toMatchObject({ kind: 'refused', problem: { code: 'video_file_broken' } })
    if (result.kind === 'refused')
      expect(result.problem.message).toContain(`${basename(clip)} takes more memory to examine than`)
    ffprobePath = ''
    expect((await prober.probe(clip)).kind).toBe('media')
  } finally {
    await prober.close()
  }
})

test('a folder of them, of names that mean something elsewhere, and of what is no file ends clip by clip', async () => {
  const server = await startPracticeServer({ stepMs: 20 })
  const pipe = createServer()
  try {
    for (const [n, name] of NAMES.entries()) await makeOldClip(at('names', name), 300_000 + n * 16)
    for (const path of await readdir(at('hostile'))) await old(at('hostile', path))
    await promisify(execFile)('mkfifo', [at('names', 'pipe.mp4')])
    await new Promise<void>((done) => pipe.listen(at('names', 'socket.mp4'), done))
    await symlink('/dev/zero', at('names', 'zero.mp4'))
    await symlink('.', at('names', 'loop.mp4'))
    const args = [
      at('names'),
      at('hostile'),
      '--index',
      server.indexes[0]?._id ?? '',
      '--data-dir',
      at('data'),
    ]
    const { status, stderr, lines } = await ingest(server, args)
    expect(stderr).not.toContain('Node.js v')
    expect(status).toBe(1)
    const ready = lines.filter(({ state }) => state === 'ready').map(({ path }) => basename(path))
    expect(ready).toEqual(expect.arrayContaining(NAMES))
    const others = ['pipe.mp4', 'socket.mp4', 'zero.mp4', 'loop.mp4']
    expect(ready.filter((name) => others.includes(name))).toEqual([])
    const ended = lines.filter(({ path }) => path.startsWith(at('hostile')))
    expect(ended).toHaveLength(Object.keys(HOSTILE).length)
    for (const { state, problems } of ended)
      if (state !== 'ready') expect(problems.length, state).toBeGreaterThan(0)
    expect(server.state().assets.filter(({ filename }) => NAMES.includes(filename ?? ''))).toHaveLength(
      NAMES.length,
    )
    for (const where of [folder, at('names'), process.cwd()])
      expect(await readdir(where)).not.toContain('touched')
  } finally {
    pipe.close()
    await server.close()
  }
})

/** Looks how large processes of these names become. @returns what the largest came to, in bytes; stops looking */
function watchMemory(names: readonly string[]): () => number {
  let most = 0
  // They live for some milliseconds: what was there before is none of them, and is not looked at each time.
  const before = new Set(readdirSync('/proc'))
  const look = async (): Promise<void> => {
    for (const pid of await readdir('/proc')) {
      if (before.has(pid) || !/^\d+$/.test(pid)) continue
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      if (!names.includes(/^Name:\s*(\S+)/.exec(status)?.[1] ?? '')) continue
      most = Math.max(most, Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024)
    }
  }
  const timer = setInterval(() => void look(), 5)
  return () => {
    clearInterval(timer)
    return most
  }
}
