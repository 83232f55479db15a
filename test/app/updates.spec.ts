import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from '../engine/big-clip.ts'
import { allClips } from './all-clips.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

const CLIP_BYTES = 2_200_000
const UPLOAD_RATE = 2_000_000
/** Longer than the app waits between the last upload and an installation, in ms. */
const QUIET_MS = 8000

/** A folder of release files on loopback, as a facility's own feed is, with the paths that were asked for. */
interface Feed {
  url: string
  asked: string[]
  offer(channel: 'latest' | 'beta', version: string, stagingPercentage: number, notes?: string): void
  /** Hands out something else under the name of a version, of the same length. */
  tamper(version: string): void
  close(): Promise<void>
}

async function startFeed(program: string): Promise<Feed> {
  const files = new Map<string, string>()
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://feed').pathname
    asked.push(path)
    const content = files.get(path)
    response.writeHead(content === undefined ? 404 : 200).end(content)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    offer: (channel, version, stagingPercentage, releaseNotes = '') => {
      const url = `Reeldrop-${version}.AppImage`
      const sha512 = createHash('sha512').update(program).digest('base64')
      const file = { url, sha512, size: Buffer.byteLength(program) }
      const release = { version, files: [file], path: url, sha512, stagingPercentage, releaseNotes }
      files.set(
        `/${channel}-linux.yml`,
        JSON.stringify({ ...release, releaseDate: '2026-11-24T08:00:00.000Z' }),
      )
      files.set(`/${url}`, program)
    },
    tamper: (version) => files.set(`/Reeldrop-${version}.AppImage`, '#'.repeat(program.length)),
    close: () => new Promise((done) => server.close(() => done())),
  }
}

const update = (page: Page) => page.getByTestId('update')
async function bytesSent(page: Page): Promise<number> {
  const view = await allClips(page)
  const row = view.ok ? view.value.rows[0] : undefined
  return row?.state === 'uploading' ? row.bytesSent : 0
}

test.skip(process.platform !== 'linux', 'what stands in for an installed app here is an AppImage')

test('a newer version is offered, downloaded when asked for, and installed once no upload runs', async () => {
  const folder = await newFolder('updates')
  const [installed, marker] = [join(folder, 'Reeldrop.AppImage'), join(folder, 'started')]
  await writeFile(installed, '#!/bin/sh\n')
  await chmod(installed, 0o755)
  const feed = await startFeed(`#!/bin/sh\necho new > '${marker}'\n`)
  const platform = await startPracticeServer({ stepMs: 50, uploadRate: UPLOAD_RATE })
  const { app, page, dataDir } = await launch({
    env: { TWELVELABS_BASE_URL: platform.baseUrl, REELDROP_UPDATES: feed.url, APPIMAGE: installed },
  })

  const indexId = platform.indexes[0]?._id ?? ''
  await page.evaluate(
    async ({ key, indexId }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId })
    },
    { key: platform.apiKey, indexId },
  )
  await page.reload()

  // A stage that this machine is not in yet: nobody is told.
  feed.offer('latest', '9.0.0', 0)
  await page.getByTestId('page-settings').click()
  await expect(update(page)).toContainText('Nothing newer is known')
  await page.getByTestId('update-check').click()
  await expect(update(page)).toContainText('Up to date')

  // The other channel is ahead; nothing is downloaded without being asked for.
  feed.offer('beta', '9.1.0-beta.1', 100, '<h2>New</h2><ul><li>Faster &amp; calmer</li></ul>')
  await page.getByTestId('update-channel').selectOption('beta')
  await expect(update(page)).toContainText('Version 9.1.0-beta.1 is available')
  await update(page).getByText('What is new').click()
  await expect(update(page)).toContainText('• Faster & calmer')
  await expect(page.getByTestId('update-hint')).toBeVisible()
  await page.screenshot({ path: 'test-results/update-available.png' })
  expect(feed.asked.filter((path) => path.endsWith('.AppImage'))).toEqual([])

  // A download that is not what the feed promised is thrown away.
  feed.offer('latest', '9.2.0', 100)
  feed.tamper('9.2.0')
  await page.getByTestId('update-channel').selectOption('latest')
  await page.getByTestId('update-download').click()
  await expect(update(page)).toContainText('Nothing was installed')
  feed.offer('latest', '9.2.0', 100)
  await page.getByTestId('update-check').click()
  await expect(update(page)).toContainText('Version 9.2.0 is available')

  const clip = join(folder, 'clip.mp4')
  await makeBigClip(await makeClip('h264'), clip, CLIP_BYTES)
  platform.holdBytes()
  await page.evaluate((given) => window.reeldrop.call('addPaths', given), { paths: [clip], indexId })
  await expect.poll(() => bytesSent(page)).toBeGreaterThan(0)
  await page.getByTestId('update-download').click()
  await expect(update(page)).toContainText('Version 9.2.0 is downloaded')
  await page.getByTestId('update-when-done').click()
  await expect(update(page)).toContainText('as soon as no upload runs')
  await page.screenshot({ path: 'test-results/update-waiting.png' })

  const closed = app.waitForEvent('close', { timeout: 60_000 })
  await page.waitForTimeout(QUIET_MS)
  expect(await bytesSent(page), 'the upload runs').toBeGreaterThan(0)
  expect(existsSync(marker), 'installed while an upload ran').toBe(false)
  platform.releaseBytes()
  await closed
  await expect.poll(() => existsSync(marker)).toBe(true)
  expect(await readFile(installed, 'utf8')).toContain(marker)

  await Promise.all([feed.close(), platform.close()])
  await removeFolder(folder)
  await removeFolder(dataDir)
})
