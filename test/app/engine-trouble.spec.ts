/** What the window says where no engine can work, and that it goes on once one can. */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, type Page } from '@playwright/test'
import { openDatabase } from '../../main/engine/store/open.ts'
import { endProcess, enginesOf } from './engine-process.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

/** The engine's own data folder, made, with an empty history in it. */
async function withHistory(): Promise<{ dataDir: string; folder: string }> {
  const dataDir = await newFolder('data')
  const folder = join(dataDir, 'engine')
  await mkdir(folder)
  openDatabase(folder, new Date()).db.close()
  return { dataDir, folder }
}

const works = (page: Page) =>
  page.evaluate(() => window.reeldrop.call('getSettings', {}).then((reply) => reply.ok))

test('an engine that crashes at once every time is left alone, and comes back when it is asked for', async () => {
  const { app, page, quit, dataDir } = await launch()
  await expect.poll(() => works(page)).toBe(true)
  const main = app.process().pid
  const trouble = page.getByTestId('trouble')
  let ended = 0
  while (!(await trouble.isVisible())) {
    const [engine] = enginesOf(dataDir)
    if (engine === undefined) await page.waitForTimeout(20)
    else {
      await endProcess(engine)
      ended++
    }
  }
  expect(ended).toBe(5)
  await expect(trouble).toContainText('crashed 5 times within minutes')
  // The last wait was two seconds; the next one would have been four.
  await page.waitForTimeout(4_500)
  expect(enginesOf(dataDir)).toEqual([])
  expect(await works(page)).toBe(false)

  await page.getByTestId('restart-engine').click()
  await expect(trouble).toBeHidden()
  await expect.poll(() => works(page)).toBe(true)
  expect(enginesOf(dataDir)).toHaveLength(1)
  expect(app.process().pid).toBe(main)
  await quit()
  await removeFolder(dataDir)
})

test('a history of a newer version is refused in one sentence, and not a byte of it changes', async () => {
  const { dataDir, folder } = await withHistory()
  const db = new Database(join(folder, 'reeldrop.sqlite'))
  db.pragma('user_version = 999')
  db.close()
  const read = async () => {
    const names = await readdir(folder)
    return await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const))
  }
  const before = await read()
  const { page, quit } = await launch({ dataDir })
  await expect(page.getByTestId('trouble')).toContainText(
    `The history in ${folder} was written by a newer Reeldrop`,
  )
  await expect(page.getByTestId('notice')).toHaveCount(0)
  await page.reload()
  await expect(page.getByTestId('trouble')).toContainText('Update this Reeldrop, or start it with another')
  await quit()
  expect(await read()).toEqual(before)
  await removeFolder(dataDir)
})

test('a data folder that another program works in is named, and taken when that one has left', async () => {
  const { dataDir, folder } = await withHistory()
  const { db } = openDatabase(folder, new Date())
  const { page, quit } = await launch({ dataDir })
  const trouble = page.getByTestId('trouble')
  await expect(trouble).toContainText(`Another Reeldrop is working in ${folder}`, { timeout: 15_000 })
  db.close()
  await page.getByTestId('restart-engine').click()
  await expect(trouble).toBeHidden()
  await expect(page.getByText('Try it without a key')).toBeVisible()
  await expect(page.getByTestId('notice')).toHaveCount(0)
  await quit()
  await removeFolder(dataDir)
})
