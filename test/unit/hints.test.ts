/**
 * Events of the file system below a folder. Both ways are tried: a watcher for each folder, and one for the whole tree,
 * which Node makes up here out of many and macOS and Windows really have.
 */
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { walk } from '../../main/engine/intake/walk.ts'
import { PLAIN_NAMES } from '../../main/engine/intake/sieve.ts'
import { Hints } from '../../main/engine/watch/hints.ts'
import type { Covered } from '../../main/engine/watch/hints.ts'

let root = ''
let outside = ''
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'reeldrop-hints-')))
  outside = await realpath(await mkdtemp(join(tmpdir(), 'reeldrop-outside-')))
})
afterEach(() => Promise.all([root, outside].map((one) => rm(one, { recursive: true, force: true }))))

const at = (...parts: string[]): string => join(root, ...parts)

class Heard {
  readonly hints: Hints
  readonly failed: string[] = []
  readonly #depth: number | null
  #names = new Set<string>()

  constructor(seesTrees: boolean, depth: number | null = null) {
    this.#depth = depth
    const on = {
      files: (files: { path: string }[]) =>
        files.forEach(({ path }) => this.#names.add(relative(root, path))),
      failed: (code: string) => this.failed.push(code),
    }
    this.hints = new Hints(root, { rules: PLAIN_NAMES, depth }, on, seesTrees)
  }

  async cover(): Promise<void> {
    const covered: Covered = { folders: [], links: [] }
    await walk(
      { paths: [root], rules: PLAIN_NAMES, depth: this.#depth },
      new AbortController().signal,
      (batch) => {
        covered.folders.push(...batch.folders)
        covered.links.push(...batch.links)
      },
    )
    await this.hints.cover(covered)
  }

  /** Waits until these were heard of, and then for whatever else may come; forgets all of it. */
  async of(...names: string[]): Promise<string[]> {
    for (let tries = 0; tries < 200 && !names.every((name) => this.#names.has(name)); tries++) await sleep(20)
    await sleep(250)
    const heard = [...this.#names].sort()
    this.#names.clear()
    return heard
  }
}

describe.each([
  ['a watcher for each folder', false],
  ['a watcher for the whole tree', true],
])('%s', (_, seesTrees) => {
  let heard: Heard
  const open = async (depth: number | null = null): Promise<void> => {
    heard = new Heard(seesTrees, depth)
    await heard.cover()
  }
  afterEach(async () => {
    await heard.hints.close()
    expect(heard.failed).toEqual([])
  })

  test('tells of clips that come, change and get another name, wherever they lie, and of nothing else', async () => {
    await mkdir(at('a', 'b'), { recursive: true })
    await writeFile(at('old.mp4'), '1')
    await open()
    await writeFile(at('new.mp4'), '1')
    await writeFile(at('a', 'b', 'deep.mov'), '1')
    await writeFile(at('a', 'notes.txt'), '1')
    await writeFile(at('a', 'copy.mp4.part'), '1')
    expect(await heard.of('new.mp4', 'a/b/deep.mov')).toEqual(['a/b/deep.mov', 'new.mp4'])
    await writeFile(at('old.mp4'), '22')
    expect(await heard.of('old.mp4')).toEqual(['old.mp4'])
    await rename(at('a', 'copy.mp4.part'), at('a', 'copy.mp4'))
    expect(await heard.of('a/copy.mp4')).toEqual(['a/copy.mp4'])
  })

  test('hears of everything in folders that come with all that is in them', async () => {
    await open()
    await mkdir(join(outside, 'card', 'deep'), { recursive: true })
    await writeFile(join(outside, 'card', 'one.mp4'), '1')
    await writeFile(join(outside, 'card', 'deep', 'two.mp4'), '1')
    await rename(join(outside, 'card'), at('card'))
    expect(await heard.of('card/one.mp4', 'card/deep/two.mp4')).toEqual(['card/deep/two.mp4', 'card/one.mp4'])
    await writeFile(at('card', 'deep', 'three.mp4'), '1')
    expect(await heard.of('card/deep/three.mp4')).toEqual(['card/deep/three.mp4'])
  })

  test('misses nothing of folders that are made and filled at once', async () => {
    await open()
    const names = Array.from({ length: 40 }, (__, n) => join(`day ${n % 4}`, `card ${n}`, 'clip.mp4'))
    await Promise.all(
      names.map(async (name) => {
        await mkdir(join(at(name), '..'), { recursive: true })
        await writeFile(at(name), '1')
      }),
    )
    expect(await heard.of(...names)).toEqual(names.toSorted())
  })

  test('follows a folder that gets another name', async () => {
    await mkdir(at('before', 'deep'), { recursive: true })
    await open()
    await rename(at('before'), at('after'))
    await heard.of()
    await writeFile(at('after', 'deep', 'clip.mp4'), '1')
    expect(await heard.of('after/deep/clip.mp4')).toEqual(['after/deep/clip.mp4'])
  })

  test('looks into no folder that is deeper than asked for, or of a system', async () => {
    await mkdir(at('a', 'b'), { recursive: true })
    await mkdir(at('.git'))
    await open(1)
    await writeFile(at('a', 'b', 'too deep.mp4'), '1')
    await writeFile(at('.git', 'not.mp4'), '1')
    await mkdir(at('a', 'c'))
    await writeFile(at('a', 'c', 'too deep.mp4'), '1')
    await writeFile(at('a', 'clip.mp4'), '1')
    expect(await heard.of('a/clip.mp4')).toEqual(['a/clip.mp4'])
  })

  test('a folder that is gone is let go, and heard again when it is back', async () => {
    await mkdir(at('a'))
    await open()
    await rm(at('a'), { recursive: true })
    await heard.of()
    await mkdir(at('a'))
    await writeFile(at('a', 'clip.mp4'), '1')
    expect(await heard.of('a/clip.mp4')).toEqual(['a/clip.mp4'])
    await heard.cover()
    await writeFile(at('a', 'next.mp4'), '1')
    expect(await heard.of('a/next.mp4')).toEqual(['a/next.mp4'])
  })

  test('follows a link out of the tree once, and none that leads back into it', async () => {
    await writeFile(join(outside, 'clip.mp4'), '1')
    await symlink(outside, join(outside, 'itself'))
    await open()
    await symlink(root, at('back'))
    await symlink(outside, at('link'))
    expect(await heard.of('link/clip.mp4')).toEqual(['link/clip.mp4'])
    await symlink(outside, at('link too'))
    expect(await heard.of()).toEqual([])
    await writeFile(join(outside, 'next.mp4'), '1')
    expect(await heard.of('link/next.mp4')).toEqual(['link/next.mp4'])
  })

  test('hears what is behind a link that was there before', async () => {
    await symlink(outside, at('link'))
    await open()
    await writeFile(join(outside, 'clip.mp4'), '1')
    expect(await heard.of('link/clip.mp4')).toEqual(['link/clip.mp4'])
  })
})
