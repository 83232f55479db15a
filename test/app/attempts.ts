/** What a script in the page could ask Chromium for. */
import type { AttackedApp } from './attacked-app.ts'

/** For ways of which every one answers, even on a machine that is busy; ms. */
export const ANSWERED_MS = 20_000

/** What came of each way: `allowed`, `refused`, or `silent` for one that says nothing within a time, in ms. */
export const tried = (
  { page, ear }: AttackedApp,
  names: readonly string[],
  patienceMs = 1000,
): Promise<Record<string, string>> =>
  page.evaluate(
    async ([list, to, patience]) => {
      const silence = () => new Promise<string>((done) => setTimeout(() => done('silent'), patience))
      const makers: Record<string, () => Promise<unknown>> = {
        fetch: () => fetch(to),
        xhr: () =>
          new Promise((done, fail) => {
            const request = new XMLHttpRequest()
            request.onload = done
            request.onerror = () => fail(new Error('refused'))
            request.open('GET', to)
            request.send()
          }),
        socket: () =>
          new Promise((done, fail) => {
            const socket = new WebSocket(to.replace('http', 'ws'))
            socket.onopen = done
            socket.onerror = () => fail(new Error('refused'))
          }),
        eventSource: () =>
          new Promise((done, fail) => {
            const source = new EventSource(to)
            source.onopen = done
            source.onerror = () => fail(new Error('refused'))
          }),
        geolocation: () => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail)),
        notifications: async () => {
          if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused')
        },
        camera: () => navigator.mediaDevices.getUserMedia({ video: true, audio: true }),
        screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
        midi: () => navigator.requestMIDIAccess(),
        clipboard: () => navigator.clipboard.readText(),
        pointerLock: () =>
          new Promise((done, fail) => {
            document.addEventListener('pointerlockchange', done, { once: true })
            document.addEventListener('pointerlockerror', fail, { once: true })
            Promise.resolve(document.body.requestPointerLock()).catch(fail)
          }),
        fullscreen: () => document.documentElement.requestFullscreen(),
        wakeLock: () => navigator.wakeLock.request('screen'),
        storage: async () => {
          if (!(await navigator.storage.persist())) throw new Error('refused')
        },
        usb: () => device('usb', { filters: [{}] }),
        serial: () => device('serial', {}),
        hid: async () => {
          const found = (await device('hid', { filters: [] })) as unknown[]
          if (found.length === 0) throw new Error('none')
        },
        bluetooth: () => device('bluetooth', { acceptAllDevices: true }),
      }
      async function device(kind: string, options: object): Promise<unknown> {
        const api = (navigator as unknown as Record<string, Record<string, (o: object) => Promise<unknown>>>)[
          kind
        ]
        if (!api) throw new Error('not there')
        return await (kind === 'serial' ? api['requestPort'] : api['requestDevice'])?.call(api, options)
      }
      const outcome = (make: () => Promise<unknown>) =>
        Promise.race([make().then(() => 'allowed'), silence()]).catch(() => 'refused')
      const results: [string, string][] = []
      for (const name of list) {
        results.push([name, await outcome(makers[name] ?? (() => Promise.resolve()))])
      }
      return Object.fromEntries(results)
    },
    [names, `http://${ear.address}/`, patienceMs] as const,
  )
