/** What the acts are done in: an app at its first start, a platform, and clips on the disk. */
import { appendFile, copyFile, mkdir, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../../main/practice/server.ts'
import { makeClip, type Recipe } from '../../clips/recipes.ts'
import type { Hand } from '../hands.ts'
import { listenTo, type Command, type Heard } from '../heard.ts'
import { keepWriting } from '../keep-writing.ts'
import { launch, newFolder, removeFolder, resize, type RunningApp } from '../launch.ts'

/** Something that a person does, with the commands that the window gives for it. */
export interface Act {
  name: string
  gives?: readonly Command[]
  /** Where the other hand is seen at work elsewhere. */
  only?: Hand['name']
  /** Does it, and asserts what comes of it. */
  act: (world: World) => Promise<void>
}

export interface World {
  hand: Hand
  page: Page
  running: RunningApp
  platform: PracticeServer
  heard: Heard
  /** Where the clips are, and where files are written to. */
  folder: string
}

const CLIPS: readonly (readonly [path: string, recipe: Recipe])[] = [
  ['sent/interview.mp4', 'h264'],
  ['sent/b-roll.mp4', 'hevc'],
  ['sent/fails.mp4', 'portrait'],
  ['sent/fails once.mp4', 'h264'],
  ['card/one.mp4', 'h264'],
  ['card/two.mp4', 'h264'],
  ['card/three.mp4', 'h264'],
  ['card/short 1.mp4', 'tooShort'],
  ['card/short 2.mp4', 'tooShort'],
  ['card/short 3.mp4', 'tooShort'],
  ['card/short 4.mp4', 'tooShort'],
  ['late/first.mp4', 'h264'],
  ['late/second.mp4', 'h264'],
  ['lost/lost.mp4', 'h264'],
  ['watched/watched.mp4', 'h264'],
  ['compared/compared.mp4', 'h264'],
]

/** @param hand made for the window's page */
export async function openWorld(hand: (page: Page) => Hand): Promise<World> {
  const folder = await newFolder('actions')
  for (const [path, recipe] of CLIPS) await makeUnique(join(folder, path), recipe)
  const platform = await startPracticeServer({
    stepMs: 50,
    faults: [
      { kind: 'assetFails', match: { filename: 'fails.mp4' } },
      { kind: 'indexingFails', match: { filename: 'fails once.mp4' }, times: 1 },
    ],
  })
  const running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  await resize(running, [1400, 860])
  const { page } = running
  page.setDefaultTimeout(30_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return { hand: hand(page), page, running, platform, heard: await listenTo(running), folder }
}

export async function closeWorld({ running, platform, folder }: World): Promise<void> {
  await running.quit()
  await platform.close()
  await removeFolder(folder)
  await removeFolder(running.dataDir)
}

let made = 0

/** A clip with bytes of its own that has been still for a minute. */
async function makeUnique(path: string, recipe: Recipe): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await copyFile(await makeClip(recipe), path)
  made += 8
  const box = Buffer.alloc(8 + made)
  box.writeUInt32BE(box.length)
  box.write('free', 4)
  await appendFile(path, box)
  const before = new Date(Date.now() - 60_000)
  await utimes(path, before, before)
}

/** A clip that somebody goes on writing to, with boxes that nobody has to read. @returns ends that */
export async function makeArriving(path: string): Promise<() => Promise<void>> {
  await makeUnique(path, 'h264')
  return keepWriting(path, Buffer.from([0, 0, 0, 8, ...Buffer.from('free')]))
}

export const row = (page: Page, name: string): Locator =>
  page.locator(`[data-testid="row"][data-name="${name}"]`)

export const stateOf = (page: Page, name: string, state: string) =>
  expect(row(page, name)).toHaveAttribute('data-state', state, { timeout: 30_000 })

/** Names of the rows that the list shows, from the top. */
export const names = (page: Page) =>
  page
    .getByTestId('row')
    .evaluateAll((rows) =>
      rows
        .sort((one, other) => Number(one.dataset['index']) - Number(other.dataset['index']))
        .map((one) => one.dataset['name']),
    )

/** Waits until the list is the one that was asked for last: until then the one before stays in its place. */
export const listed = (page: Page) => expect(page.locator('.clip-list')).toHaveAttribute('aria-busy', 'false')

export const go = async ({ hand, page }: World, to: string): Promise<void> => {
  await hand.press(page.getByTestId(`page-${to}`))
  await expect(page.getByTestId(`page-${to}`)).toHaveAttribute('aria-current', 'page')
}

/** Shows every clip again, and waits for them, so that no row moves while it is pressed. */
export async function showAll(hand: Hand, page: Page): Promise<void> {
  await hand.press(page.getByTestId('chip-all'))
  for (const name of ['interview.mp4', 'fails.mp4']) await expect(row(page, name)).toHaveCount(1)
}

export const indexId = ({ platform }: World, at = 0): string => platform.indexes[at]?._id ?? ''

/** Has the engine take files in, without a hand. */
export async function take(world: World, path: string): Promise<void> {
  const about = { paths: [join(world.folder, path)], indexId: indexId(world) }
  const report = await world.page.evaluate((args) => window.reeldrop.call('addPaths', args), about)
  expect(report).toMatchObject({ ok: true })
}

export const set = ({ page }: World, settings: object) =>
  page.evaluate((change) => window.reeldrop.call('setSettings', change), settings)

export const setting = async ({ page }: World, name: string): Promise<unknown> => {
  const reply = await page.evaluate(() => window.reeldrop.call('getSettings', {}))
  return reply.ok ? (reply.value as Record<string, unknown>)[name] : reply
}
