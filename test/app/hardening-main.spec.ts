/**
 * Tries to get at what lies behind the window: commands, files, other programs, developer tools. What each test proves is
 * listed in SECURITY.md. All but the last share one app.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { allRefused, attackApp } from './attacked-app.ts'
import { ANSWERED_MS, tried } from './attempts.ts'
import { launch, removeFolder } from './launch.ts'

const PRELOAD = resolve(import.meta.dirname, '../../out/preload/index.cjs')
const running = attackApp()

test('main answers its own window alone, and only to commands of the contract that fit their schema', async () => {
  const refused = { ok: false, failure: { code: 'wrong_usage' } }
  const call = (command: string, args: unknown) =>
    running.page.evaluate(
      ([name, given]) =>
        (window.reeldrop.call as (name: string, args: unknown) => Promise<unknown>)(name, given).catch(
          (error: Error) => error.message,
        ),
      [command, args] as const,
    )
  for (const args of [null, undefined, 1, 'x', [], { paths: [] }, { paths: ['/a'], indexId: 3 }]) {
    expect(await call('addPaths', args), JSON.stringify(args)).toMatchObject(refused)
  }
  for (const command of [
    'connect',
    'checkKey',
    'proxyLogin',
    'thumbnail',
    'exportRows',
    'streamOf',
    'eval',
    '__proto__',
    'event',
    '',
  ]) {
    expect(await call(command, {}), command).toContain('No handler registered')
  }
  // Another window with the same preload on the same page, as an injected one would be.
  const answer = await running.app.evaluate(async ({ BrowserWindow }, preload) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await other.loadURL('app://reeldrop/index.html')
    const ask = `window.reeldrop.call('getSettings', {})`
    const reply: unknown = await other.webContents.executeJavaScript(ask)
    other.destroy()
    return reply
  }, PRELOAD)
  expect(answer).toMatchObject(refused)
  expect(await call('getSettings', {})).toMatchObject({ ok: true })
})

test('the app serves no file but those of the window, however the address is written', async () => {
  const { served, refused } = await running.app.evaluate(async ({ net }) => {
    const up = [
      '..',
      '%2e%2e',
      '%2E%2E',
      '..%2f..',
      '%2e%2e%2f%2e%2e',
      '..%5c..',
      '%252e%252e',
      '....//',
      '.%00.',
    ]
    const files = ['package.json', 'main/index.js', 'preload/index.cjs', 'etc/passwd', 'index.html%00.js']
    const addresses = up.flatMap((way) =>
      files.flatMap((file) => [
        `app://reeldrop/${way}/${file}`,
        `app://reeldrop/${way}/${way}/${file}`,
        `app://reeldrop/assets/${way}/${way}/${file}`,
        `app://reeldrop/${encodeURIComponent(`../${file}`)}`,
        `app://reeldrop//${file}`,
      ]),
    )
    const more = ['%', '%zz', '%00', 'assets', 'assets/', `${'a'.repeat(5000)}`, '/etc/passwd', 'C:/Windows']
    addresses.push(...more.map((path) => `app://reeldrop/${path}`), 'app://other/index.html')
    const status = async (address: string, method = 'GET') => (await net.fetch(address, { method })).status
    const answers = await Promise.all(
      addresses.map(async (address) => [address, await status(address)] as const),
    )
    answers.push(['POST', await status('app://reeldrop/index.html', 'POST')])
    return {
      served: await status('app://reeldrop/index.html'),
      refused: answers.filter(([, code]) => code !== 404),
    }
  })
  expect(served).toBe(200)
  expect(refused).toEqual([])
})

test('files of the machine cannot be read from the page', async () => {
  const secret = join(running.dataDir, 'secret.js')
  await writeFile(secret, 'window.injected = true')
  expect(await tried(running, ['fetch', 'xhr'], ANSWERED_MS)).toEqual(allRefused(['fetch', 'xhr']))
  const reached = await running.page.evaluate(async (path) => {
    const loads = (tag: 'img' | 'script' | 'iframe' | 'link', address: string) =>
      new Promise<string>((done) => {
        const element = document.createElement(tag)
        element.onload = () => done(`${tag} ${address}`)
        element.onerror = () => done('')
        try {
          element.setAttribute(tag === 'link' ? 'href' : 'src', address)
          if (tag === 'link') element.setAttribute('rel', 'stylesheet')
          document.body.append(element)
        } catch {
          done('')
        }
        setTimeout(() => {
          // A refused frame tells of having loaded an error page; what counts is what it holds.
          done('')
          element.remove()
        }, 400)
      })
    const results = await Promise.all([
      loads('img', `file://${path}`),
      loads('script', `file://${path}`),
      loads('link', `file://${path}`),
      fetch(`file://${path}`).then(
        () => 'fetched',
        () => '',
      ),
      fetch('app://reeldrop/index.html').then(
        () => 'fetched app',
        () => '',
      ),
    ])
    return results.filter((result) => result !== '')
  }, secret)
  expect(reached).toEqual([])
  expect(await running.page.evaluate(() => 'injected' in window)).toBe(false)
})

test('the scheme of pictures hands out nothing but pictures of clips', async () => {
  const id = '00000000-0000-4000-8000-000000000000'
  const paths = [
    `${id}/poster`,
    `${id}/../../engine/reeldrop.sqlite`,
    `${id}/%2e%2e%2fwindow.json`,
    '%2e%2e/poster',
    '',
  ]
  const answers = await running.app.evaluate(
    ({ net }, list) =>
      Promise.all(
        list.map(async (path) => (await net.fetch(`reeldrop-thumb://${path}`).catch(() => null))?.status),
      ),
    paths,
  )
  expect(answers.filter((status) => status === 200)).toEqual([])
})

test('the scheme of streams hands out nothing where the platform has no stream, and takes no other address', async () => {
  const id = '66b0c0ffee0000000000dead'
  const paths = [
    `play/${id}/${id}/manifest`,
    `play/${id}/${id}/part/0`,
    `play/${id}/${id}/thumbnail/0`,
    `play/${id}/..%2f..%2fsettings/manifest`,
    `play/${id}/${id}/other/0`,
    `play/${id}/${id}/part/-1`,
    `play/${id}/${id}/part/http%3A%2F%2Fexample.org`,
    `example.org/${id}/${id}/manifest`,
  ]
  const answers = await running.app.evaluate(
    ({ net }, list) =>
      Promise.all(
        list.map(async (path) => (await net.fetch(`reeldrop-stream://${path}`).catch(() => null))?.status),
      ),
    paths,
  )
  expect(answers).toEqual(paths.map(() => 404))
})

test('the system is asked to open the pages of a list and nothing else', async () => {
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = []
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
    Object.assign(globalThis, { opened })
  })
  const open = (asked: unknown) =>
    running.page.evaluate(
      (name) =>
        (window.reeldrop.call as (c: string, a: unknown) => Promise<{ ok: boolean }>)('openPage', {
          page: name,
        }),
      asked,
    )
  const foreign = [
    'https://example.org',
    'file:///etc/passwd',
    'smb://x/y',
    '__proto__',
    'constructor',
    'toString',
    0,
    null,
  ]
  for (const name of foreign) expect(await open(name), String(name)).toMatchObject({ ok: false })
  expect(await open('docs')).toMatchObject({ ok: true })
  for (const indexId of ['../x', 'a/b', 'a?b', '', 7]) {
    const asked = running.page.evaluate(
      (id) =>
        (window.reeldrop.call as (c: string, a: unknown) => Promise<{ ok: boolean }>)('openOnPlatform', {
          indexId: id,
          videoId: null,
        }),
      indexId,
    )
    expect(await asked, String(indexId)).toMatchObject({ ok: false })
  }
  await running.app.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find((item) => item.role === 'help')
    help?.submenu?.items[0]?.click()
  })
  const opened = () => running.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  await expect.poll(opened).toEqual(['https://docs.twelvelabs.io', 'https://docs.twelvelabs.io'])
})

test('a release has no developer tools, in no menu and by no call', async () => {
  const release = await launch({ env: { ELECTRON_FORCE_IS_PACKAGED: '1' } })
  const found = await release.app.evaluate(async ({ app: main, BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.openDevTools({ mode: 'detach' })
    await new Promise((done) => setTimeout(done, 500))
    const roles: unknown[] = []
    const walk = (items: Electron.MenuItem[]) => {
      for (const item of items) {
        roles.push(item.role?.toLowerCase())
        if (item.submenu) walk(item.submenu.items)
      }
    }
    walk(Menu.getApplicationMenu()?.items ?? [])
    return {
      packaged: main.isPackaged,
      open: window?.webContents.isDevToolsOpened(),
      inMenu: roles.includes('toggledevtools') || roles.includes('reload'),
    }
  })
  expect(found).toEqual({ packaged: true, open: false, inMenu: false })
  await release.page.keyboard.press('F12')
  await release.page.keyboard.press('Control+Shift+I')
  await release.page.waitForTimeout(300)
  expect(await release.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  await release.quit()
  await removeFolder(release.dataDir)
})
