import { execFileSync } from 'node:child_process'
import { copyFile, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import type { ItemId } from '../../shared/item.ts'
import { allClips } from './all-clips.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

/** The clips of the practice batch by name, once all are examined. */
async function practiceClips(page: Page): Promise<Map<string, ItemId>> {
  await page.getByRole('button', { name: 'Try it without a key' }).click()
  const clips = async () => {
    const view = await allClips(page)
    const rows = view.ok ? view.value.rows : []
    return rows.flatMap(({ name, id, media }): [string, ItemId][] => (media ? [[name, id]] : []))
  }
  await expect.poll(async () => (await clips()).length, { timeout: 60_000 }).toBe(3)
  return new Map(await clips())
}

/** The size that an image has in the window; null when it cannot be shown. */
const shown = (page: Page, url: string) =>
  page.evaluate(
    (src) =>
      new Promise<[number, number] | null>((resolve) => {
        const image = document.createElement('img')
        image.onload = () => resolve([image.naturalWidth, image.naturalHeight])
        image.onerror = () => resolve(null)
        image.src = src
        document.body.append(image)
      }),
    url,
  )

/** What the scheme answers to whoever asks, without the window in between. */
const answered = (app: ElectronApplication, url: string, method = 'GET') =>
  app.evaluate(
    async ({ net }, [address, how]) => {
      const response = await net.fetch(address, { method: how })
      const { status, headers } = response
      return { status, type: headers.get('content-type'), kept: headers.get('cache-control') }
    },
    [url, method] as const,
  )

const bytesOf = async (app: ElectronApplication, url: string): Promise<Buffer> => {
  const base64 = await app.evaluate(async ({ net }, address) => {
    const response = await net.fetch(address)
    return Buffer.from(await response.arrayBuffer()).toString('base64')
  }, url)
  return Buffer.from(base64, 'base64')
}

/** The file with these bytes: the list draws pictures of the other clips too. */
async function fileOf(folder: string, bytes: Buffer): Promise<string> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.jpg') && (await readFile(path)).equals(bytes)) return path
  }
  throw new Error('No picture has these bytes.')
}

test('the window shows posters and film strips of its clips, and nothing else by their scheme', async () => {
  const { app, page, quit, dataDir } = await launch()
  const clips = await practiceClips(page)
  const id = clips.get('Harbour at dawn.mp4') ?? ''
  expect(await shown(page, `reeldrop-thumb://${id}/poster`)).toEqual([320, 180])
  expect(await shown(page, `reeldrop-thumb://${id}/strip`)).toEqual([1280, 90])
  const upright = clips.get('Phone clip, too short.mp4') ?? ''
  expect(await shown(page, `reeldrop-thumb://${upright}/poster`)).toEqual([101, 180])
  const answer = await answered(app, `reeldrop-thumb://${id}/poster`)
  expect(answer).toMatchObject({ status: 200, type: 'image/jpeg' })
  expect(answer.kept).toContain('max-age=31536000')

  const none = [
    'reeldrop-thumb://00000000-0000-4000-8000-000000000000/poster',
    'reeldrop-thumb://not-an-item/poster',
    `reeldrop-thumb://${id}/`,
    `reeldrop-thumb://${id}/film`,
    `reeldrop-thumb://${id}/poster/more`,
    `reeldrop-thumb://${id}/../../etc/passwd`,
    `reeldrop-thumb://${id}/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
  ]
  for (const url of none) {
    expect(await answered(app, url), url).toMatchObject({ status: 404 })
    expect(await shown(page, url), url).toBeNull()
  }
  expect(await answered(app, `reeldrop-thumb://${id}/poster`, 'POST')).toMatchObject({ status: 404 })
  await quit()
  await removeFolder(dataDir)
})

test('what is put in the place of a picture is not handed out', async () => {
  const { app, page, quit, dataDir } = await launch()
  const id = (await practiceClips(page)).get('Interview take 2.mov') ?? ''
  const url = `reeldrop-thumb://${id}/poster`
  expect(await shown(page, url)).toEqual([320, 180])
  const folder = thumbsFolder(app)
  const picture = await fileOf(folder, await bytesOf(app, url))
  const elsewhere = await newFolder('elsewhere')
  const outside = join(elsewhere, 'outside.jpg')
  await copyFile(picture, outside)

  await rm(picture)
  await symlink(outside, picture)
  expect(await answered(app, url)).toMatchObject({ status: 404 })
  expect(await shown(page, `${url}?link`)).toBeNull()
  await rm(picture)
  await writeFile(picture, '<script>no picture</script>')
  expect(await answered(app, url)).toMatchObject({ status: 404 })
  await quit()
  await removeFolder(dataDir)
  await removeFolder(elsewhere)
})

test('the window can neither ask for the path of a picture nor load images from elsewhere', async () => {
  const { page, quit, dataDir } = await launch()
  const id = [...(await practiceClips(page)).values()][0]
  const path = await page.evaluate(
    (item) =>
      window.reeldrop.call('thumbnail', { id: item as ItemId, kind: 'poster' }).then(
        () => 'answered',
        (error: Error) => error.message,
      ),
    id,
  )
  expect(path).toContain('No handler registered')
  const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
  for (const url of [pixel, 'https://example.org/a.jpg', 'other-thumb://id/poster']) {
    const forbidden = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const told = ({ effectiveDirective }: SecurityPolicyViolationEvent) => resolve(effectiveDirective)
          document.addEventListener('securitypolicyviolation', told, { once: true })
        }),
    )
    expect(await shown(page, url), url).toBeNull()
    expect(await forbidden, url).toBe('img-src')
  }
  await quit()
  await removeFolder(dataDir)
})

/** Where the engine of the practice batch keeps its pictures: it is named on its command line. */
function thumbsFolder(app: ElectronApplication): string {
  const main = app.process().pid
  const lines = execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' }).split('\n')
  const engine = lines.find((line) => Number.parseInt(line, 10) === main && line.includes('engine.js'))
  const [, folder] = /--data-dir (\S+)/.exec(engine ?? '') ?? []
  if (!folder) throw new Error('the engine does not run')
  return join(folder, 'thumbs')
}
