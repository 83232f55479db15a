/** Dropped files and folders, as they lie on a real disk. */
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { ExpectedError, failure, type Failure } from '../../shared/errors.ts'
import { expand } from '../../main/engine/intake/expand.ts'
import type { Expansion } from '../../main/engine/intake/expand.ts'
import { PLAIN_NAMES } from '../../main/engine/intake/sieve.ts'
import { makeFile } from '../clips/make.ts'
import { asOrdinaryUser } from './ordinary-user.ts'

type Candidate = Parameters<Expansion['onCandidates']>[0][number]
const never = new AbortController().signal

const base = await mkdtemp(join(tmpdir(), 'reeldrop-expand-'))
await chmod(base, 0o755)
afterAll(() => rm(base, { recursive: true, force: true }))

/** A new folder with these files in it, each with its own name as content. */
async function tree(...names: string[]): Promise<string> {
  const root = await mkdtemp(join(base, 'tree-'))
  await chmod(root, 0o755)
  for (const name of names) await makeFile(join(root, name), name)
  return root
}

async function walk(...paths: string[]) {
  const candidates: Candidate[] = []
  const problems: Failure[] = []
  let passedOver = 0
  await expand({ paths, rules: PLAIN_NAMES }, never, {
    onCandidates: (found) =>
      candidates.push(...found.map(({ path, size, mtimeMs }) => ({ path, size, mtimeMs }))),
    onPassedOver: (files) => (passedOver += files),
    onProblem: (problem) => problems.push(problem),
  })
  return { candidates, problems, passedOver }
}

/** As `walk`, with the clips by their names below the root, in order of name. */
async function walkTree(root: string) {
  const { candidates, problems, passedOver } = await walk(root)
  return { clips: candidates.map(({ path }) => relative(root, path)).toSorted(), problems, passedOver }
}

test('nested folders are walked to their end, in any script', async () => {
  const names = ['a.mp4', 'Card A/b.MOV', 'Card A/1/2/3/4/c.mxf', '日本語/Ответы 🎬/d.webm']
  expect(await walkTree(await tree(...names))).toEqual({
    clips: names.toSorted(),
    problems: [],
    passedOver: 0,
  })
})

test('a clip is told with its size and the time it was last written', async () => {
  const root = await tree('a.mp4')
  const { size, mtimeMs } = await stat(join(root, 'a.mp4'))
  expect((await walk(root)).candidates).toEqual([{ path: join(root, 'a.mp4'), size, mtimeMs }])
  expect(size).toBe('a.mp4'.length)
})

test('what is no clip by its name is passed over and counted, dropped or found', async () => {
  const junk = ['._a.mp4', '.DS_Store', 'Thumbs.db', 'b.mp4.part', 'notes.txt', 'still.jpg', 'in/c.mp4~']
  const root = await tree('a.mp4', ...junk)
  expect(await walkTree(root)).toEqual({ clips: ['a.mp4'], problems: [], passedOver: junk.length })
  expect(await walk(join(root, 'notes.txt'))).toEqual({ candidates: [], problems: [], passedOver: 1 })
})

test("the system's own folders are not looked into", async () => {
  const root = await tree(
    'a.mp4',
    '.Trashes/501/b.mp4',
    '$RECYCLE.BIN/c.mp4',
    'System Volume Information/d.mp4',
  )
  expect((await walkTree(root)).clips).toEqual(['a.mp4'])
})

test('links that lead in circles end, and each real folder is looked into once', async () => {
  const root = await tree('in/a.mp4', 'in/deep/b.mp4')
  await symlink(root, join(root, 'in/deep/back'))
  await symlink('..', join(root, 'in/up'))
  await symlink('in', join(root, 'again'))
  const { clips, problems } = await walkTree(root)
  expect(clips).toHaveLength(2)
  expect(clips.map((clip) => clip.at(-5))).toEqual(['a', 'b'])
  expect(problems).toEqual([])
})

test('a linked clip and a linked folder from elsewhere come along', async () => {
  const elsewhere = await tree('far.mp4', 'folder/near.mp4')
  const root = await tree('a.mp4')
  await symlink(join(elsewhere, 'far.mp4'), join(root, 'link.mp4'))
  await symlink(join(elsewhere, 'folder'), join(root, 'linked'))
  expect((await walkTree(root)).clips).toEqual(['a.mp4', 'link.mp4', 'linked/near.mp4'])
})

test('a link that leads nowhere or to itself gets a sentence, and the walk goes on', async () => {
  const root = await tree('z.mp4')
  await symlink('gone.mp4', join(root, 'nowhere.mp4'))
  await symlink('self.mp4', join(root, 'self.mp4'))
  const { clips, problems } = await walkTree(root)
  expect(clips).toEqual(['z.mp4'])
  expect(problems.map(({ code }) => code).toSorted()).toEqual(['source_missing', 'source_unreadable'])
  for (const { message } of problems) expect(message).toMatch(/(nowhere|self)\.mp4 .+\. .+\.$/)
})

test('a path that is gone gets a sentence, and the others are taken', async () => {
  const root = await tree('a.mp4')
  const { candidates, problems } = await walk(join(root, 'gone'), join(root, 'a.mp4'), '')
  expect(candidates).toHaveLength(1)
  expect(problems.map(({ code }) => code)).toEqual(['source_missing', 'source_missing'])
  expect(problems[0]?.message).toContain(join(root, 'gone'))
})

test('a folder that may not be read gets one sentence, and what lies beside it is taken', async () => {
  const root = await tree('a.mp4', 'secret/b.mp4', 'z/c.mp4')
  await chmod(join(root, 'secret'), 0o000)
  const { clips, problems } = await asOrdinaryUser(() => walkTree(root))
  expect(clips).toEqual(['a.mp4', 'z/c.mp4'])
  expect(problems).toMatchObject([{ code: 'folder_unreadable', retryable: true }])
  expect(problems[0]?.message).toBe(
    `The folder ${join(root, 'secret')} cannot be read (EACCES). Give this user read permission and drop it again.`,
  )
})

test('a folder that is named like a clip is told of, so that it gets its sentence, and looked into', async () => {
  const root = await tree('day.mp4/a.mp4')
  expect((await walkTree(root)).clips).toEqual(['day.mp4', 'day.mp4/a.mp4'])
})

test('a pipe that is named like a clip is told of without being opened', async () => {
  const root = await tree()
  await promisify(execFile)('mkfifo', [join(root, 'pipe.mp4')])
  expect((await walkTree(root)).clips).toEqual(['pipe.mp4'])
})

test('a failure of the one who takes the clips is handed on, and no folder is blamed for it', async () => {
  const root = await tree('in/a.mp4')
  const problems: Failure[] = []
  const walking = expand({ paths: [root], rules: PLAIN_NAMES }, never, {
    onCandidates: () => {
      throw new ExpectedError(failure('disk_full'))
    },
    onPassedOver: () => undefined,
    onProblem: (problem) => problems.push(problem),
  })
  await expect(walking).rejects.toThrow('disk that holds the history is full')
  expect(problems).toEqual([])
})

test('two hundred folders inside one another are walked', async () => {
  const deep = Array.from({ length: 200 }, () => 'd').join('/')
  const root = await tree(join(deep, 'a.mp4'))
  expect((await walkTree(root)).clips).toEqual([join(deep, 'a.mp4')])
})

test('whatever the tree, each clip in it is told once and everything else is counted', async () => {
  const folder = fc.constantFrom('', 'A', 'A/B', 'A/B/C', 'Ü 日本')
  const clip = fc.constantFrom('1.mp4', '2.MOV', '-x.mkv', '%d.mp4', 'a:b.mp4', 'two\nlines.mp4', ' .mp4')
  const other = fc.constantFrom('a.txt', '._1.mp4', '2.mov.part', 'mp4', '.mp4', 'sound.wav')
  const files = (name: fc.Arbitrary<string>) =>
    fc.uniqueArray(
      fc.tuple(folder, name).map(([where, what]) => join(where, what)),
      { maxLength: 8 },
    )
  await fc.assert(
    fc.asyncProperty(files(clip), files(other), async (clips, others) => {
      const root = await tree(...clips, ...others)
      await mkdir(join(root, 'empty.d'))
      expect(await walkTree(root)).toEqual({
        clips: clips.toSorted(),
        problems: [],
        passedOver: others.length,
      })
    }),
    { numRuns: 40 },
  )
})
