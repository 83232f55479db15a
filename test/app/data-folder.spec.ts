/** A data folder that cannot be written, or not any more: one clear sentence, and nothing is lost. */
import { spawn } from 'node:child_process'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { fillDisk, onSmallDisk, setWritable, WHY_NO_MOUNT } from '../engine/mount.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const DISK_BYTES = 8_000_000

test.skip(WHY_NO_MOUNT !== null, WHY_NO_MOUNT ?? '')

test('with a data folder that cannot be written, the app says which in one sentence and touches nothing', async () => {
  const folder = await newFolder('read-only')
  await onSmallDisk(folder, DISK_BYTES, async () => {
    await writeFile(join(folder, 'kept'), 'kept')
    await setWritable(folder, false)
    const electron = createRequire(import.meta.url)('electron') as string
    const app = spawn(electron, ['--no-sandbox', ROOT, `--data-dir=${folder}`])
    let said = ''
    app.stdout.on('data', (text: Buffer) => (said += text.toString()))
    app.stderr.on('data', (text: Buffer) => (said += text.toString()))
    await expect.poll(() => said).toContain('Reeldrop cannot write to its data folder')
    expect(said).toContain(`${folder} (EROFS), so it did not start. Give this user write permission`)
    expect(said).not.toContain('already running')
    // It waits for a person who has read its dialog.
    expect(app.exitCode).toBeNull()
    app.kill('SIGKILL')
    expect(await readdir(folder)).toEqual(['kept'])
  })
})

test('a history that cannot be written at the start is told of, and the app goes on once it can be', async () => {
  const dataDir = await newFolder('data')
  const engine = join(dataDir, 'engine')
  await mkdir(engine)
  await onSmallDisk(engine, DISK_BYTES, async () => {
    await setWritable(engine, false)
    const { page, quit } = await launch({ dataDir })
    const trouble = page.getByTestId('trouble')
    await expect(trouble).toContainText('The history cannot be written')
    await expect(page.getByTestId('notice')).toHaveCount(0)
    await setWritable(engine, true)
    await expect(trouble).toBeHidden()
    await expect(page.getByText('Try it without a key')).toBeVisible()
    await quit()
  })
  await removeFolder(dataDir)
})

test('so is one whose disk is full at the start', async () => {
  const dataDir = await newFolder('data')
  const engine = join(dataDir, 'engine')
  await mkdir(engine)
  await onSmallDisk(engine, DISK_BYTES, async () => {
    const filler = join(engine, 'filler')
    fillDisk(filler)
    const { page, quit } = await launch({ dataDir })
    const trouble = page.getByTestId('trouble')
    await expect(trouble).toContainText('The disk that holds the history is full.')
    await rm(filler)
    await expect(trouble).toBeHidden()
    await expect(page.getByText('Try it without a key')).toBeVisible()
    await quit()
  })
  await removeFolder(dataDir)
})
