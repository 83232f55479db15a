/**
 * Where the key and the signatures of presigned addresses are after a run in which much went wrong: in the keychain and
 * in the memory of main, of the engine and of Chromium's network service, and nowhere else. A canary that the app is
 * meant to keep or to show is looked for in the same way, to prove that each kind of place is really searched.
 */
import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { Fault } from '../../main/practice/faults.ts'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeOldClip } from '../engine/big-clip.ts'
import { readZip } from '../read-zip.ts'
import { allClips } from './all-clips.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'
import { memoryOf, processesOf, watchProcesses, type Seen } from './processes.ts'
import { formsOf, Search } from './secret-search.ts'

test.skip(process.platform !== 'linux', 'processes are looked into as Linux shows them')

const CANARY = 'canary7Rk2xQ9vLm4'
/** Signs an address in the platform's own words about an error. */
const TOLD = '5ecba1d00dfeedfacecafe0123456789'
const CLIPS = ['one.mp4', 'two.mp4', `${CANARY}.mp4`, 'four.mp4'] as const

/** What is looked through, by the kind of place. */
type Places = Map<string, Buffer[]>

let platform: PracticeServer
let work = ''
let home = ''
test.beforeAll(async () => {
  work = await newFolder('secrets')
  home = join(work, 'home')
  await mkdir(join(work, 'tmp'))
  await mkdir(home)
  await writeFile(join(home, 'mark'), CANARY)
  platform = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 64 * 1024, initialUrls: 1 })
  for (const [at, name] of CLIPS.entries()) await makeOldClip(join(work, name), 300_000 + at * 1000)
})
test.afterAll(async () => {
  await platform.close()
  await removeFolder(work)
})

test('the search finds a text in every form, wherever it begins and whatever is around it', () => {
  const search = new Search([CANARY, TOLD])
  for (const { form, bytes } of formsOf(CANARY)) {
    for (const before of [0, 1, 2, 3, 1000]) {
      const hidden = Buffer.concat([Buffer.alloc(before, 'x'), bytes, Buffer.alloc(5, 'y')])
      expect(
        search.in(hidden).map(({ text }) => text),
        form,
      ).toContain(CANARY)
    }
  }
  for (const shift of [0, 1, 2]) {
    const around = Buffer.from(`${'x'.repeat(shift)}${CANARY}!`).toString('base64')
    expect(search.in(Buffer.from(`"${around}"`))).toHaveLength(2)
  }
  expect(search.in(Buffer.from(CANARY.slice(0, -1)))).toEqual([])
})

test('after a run with faults, no key and no signed address is anywhere but in the keychain and where it is used', async () => {
  test.setTimeout(600_000)
  const first = await start()
  expect(
    await first.page.evaluate(
      (key) => window.reeldrop.call('setKey', { key, keep: 'keychain' }),
      platform.apiKey,
    ),
  ).toMatchObject({ ok: true, value: { ok: true, status: { kind: 'keychain' } } })
  await first.quit()

  const keyAlone = new Search([platform.apiKey])
  const running = await start({ dataDir: first.dataDir })
  const pid = running.app.process().pid ?? 0
  const watched = watchProcesses(pid)
  const faults = faultsTelling(platform.apiKey)
  platform.setFaults(faults)
  await sendAll(running)
  const struck = platform.faultsStruck()
  expect(struck.map((times, at) => [faults[at]?.kind, times > 0])).toEqual(
    faults.map(({ kind }) => [kind, true]),
  )
  const places: Places = new Map()
  places.set('heap of the window', [Buffer.from(await heapOf(running.page))])
  places.set('memory of other processes', await otherMemory(await processesOf(pid)))
  places.set('diagnostics', await diagnosticsOf(running))
  // The engine works with the key: a search of memory that did not find it there would prove nothing elsewhere.
  const inEngine = (await memoryOf((await engineOf(running.app)) ?? 0)).flatMap((bytes) => keyAlone.in(bytes))
  expect(inEngine.length).toBeGreaterThan(0)
  await crashWindow(running)
  places.set(
    'crash dumps',
    await bytesUnder(await running.app.evaluate(({ app }) => app.getPath('crashDumps'))),
  )
  const seen = await watched.stop()
  expect(seen.length).toBeGreaterThan(5)
  places.set(
    'command lines',
    seen.map(({ commandLine }) => commandLine),
  )
  places.set(
    'environments',
    seen.map(({ environment }) => environment),
  )
  // Before the end, as a database that is closed has no WAL any more.
  await addFiles(places, running.dataDir)
  await running.quit()
  places.set('data folder after the end', await bytesUnder(running.dataDir))
  places.set('home and temporary folder', [
    ...(await bytesUnder(home)),
    ...(await bytesUnder(join(work, 'tmp'))),
  ])

  const secrets = [platform.apiKey, TOLD, ...platform.signatures()]
  expect(secrets.length).toBeGreaterThan(20)
  const search = new Search(secrets)
  const leaks = [...places].flatMap(([place, pieces]) =>
    pieces.flatMap((bytes) => search.in(bytes).map(({ text, form }) => `${place}: ${text} (${form})`)),
  )
  expect([...new Set(leaks)]).toEqual([])
  const canary = new Search([CANARY])
  const blind = [...places].filter(([, pieces]) => !pieces.some((bytes) => canary.in(bytes).length > 0))
  expect(blind.map(([place]) => place)).toEqual([])
  await removeFolder(running.dataDir)
})

/** Each strikes; the words of the platform carry the key and an address, as an error of a careless server would. */
const faultsTelling = (key: string): Fault[] => [
  { kind: 'keyRevoked', times: 1, match: { route: 'createUpload' } },
  { kind: 'dropReply', times: 1, match: { route: 'createUpload' } },
  { kind: 'expiredUrl', times: 2 },
  { kind: 'chunkFails', times: 1 },
  { kind: 'reset', times: 1, afterBytes: 1000, match: { route: 'putChunk' } },
  {
    kind: 'assetFails',
    match: { filename: 'two' },
    reason: `cannot read https://s.example/x?X-Amz-Signature=${TOLD} with x-api-key: ${key}`,
  },
]

async function start(options: { dataDir?: string } = {}): Promise<RunningApp> {
  const own = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') }
  return await launch({
    ...options,
    args: [`--${CANARY}`],
    env: {
      ...own,
      TMPDIR: join(work, 'tmp'),
      TWELVELABS_BASE_URL: platform.baseUrl,
      REELDROP_TEST_MARK: CANARY,
    },
  })
}

interface Standing {
  states: string[]
  isHeld: boolean
}

async function standingOf(page: Page): Promise<Standing | null> {
  const view = await allClips(page)
  if (!view.ok) return null
  return { states: view.value.rows.map(({ state }) => state), isHeld: view.value.totals.hold !== null }
}

/** Sends the clips through all faults, kills the engine in the middle, and waits for the end of each. */
async function sendAll({ app, page }: RunningApp): Promise<void> {
  const paths = CLIPS.map((name) => join(work, name))
  await page.evaluate(
    async (about) => {
      await window.reeldrop.call('setSettings', { indexId: about.indexId, enableVideoStream: true })
      await window.reeldrop.call('addPaths', { ...about, way: 'multipart' })
    },
    { paths, indexId: platform.indexes[0]?._id ?? '' },
  )
  await page.evaluate((mark) => {
    console.error(`the log is heard: ${mark}`)
  }, CANARY)
  const goOn = async () => {
    const standing = await standingOf(page)
    // The key that was refused once is good.
    if (standing?.isHeld) await page.evaluate(() => window.reeldrop.call('resume', {}))
    return standing?.states.toSorted()
  }
  const isUnderWay = async () => {
    await goOn()
    return platform.state().uploads.some(({ chunks }) => chunks.length > 1)
  }
  await expect.poll(isUnderWay, { timeout: 60_000 }).toBe(true)
  process.kill((await engineOf(app)) ?? 0, 'SIGKILL')
  await expect.poll(goOn, { timeout: 120_000 }).toEqual(['failed', 'ready', 'ready', 'ready'])
}

const isEngine = ({ commandLine }: Seen): boolean =>
  commandLine.includes('engine.js') || commandLine.includes('node.mojom.NodeService')

const engineOf = async (app: RunningApp['app']): Promise<number | undefined> =>
  (await processesOf(app.process().pid ?? 0)).find(isEngine)?.pid

/** The heap of the page as the debugger writes it. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

/** Of all but those that need the secrets for their work. */
async function otherMemory(processes: readonly Seen[]): Promise<Buffer[]> {
  const others = processes.filter((one) => {
    const { commandLine } = one
    if (isEngine(one)) return false
    return commandLine.includes('--type=') && !commandLine.includes('network.mojom.NetworkService')
  })
  expect(others.some(({ commandLine }) => commandLine.includes('--type=renderer'))).toBe(true)
  return (await Promise.all(others.map(({ pid }) => memoryOf(pid)))).flat()
}

async function diagnosticsOf({ app, page }: RunningApp): Promise<Buffer[]> {
  const path = join(work, 'diagnostics.zip')
  await app.evaluate(({ dialog, shell }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.showItemInFolder = () => undefined
  }, path)
  const saved = await page.evaluate(() => window.reeldrop.call('saveDiagnostics', { withNames: true }))
  expect(saved).toEqual({ ok: true, value: { saved: true } })
  return [await readFile(path), ...[...(await readZip(path)).values()].map((text) => Buffer.from(text))]
}

/** Lets the process of the window crash, and waits until the app has brought it back. */
async function crashWindow({ app }: RunningApp): Promise<void> {
  const isBack = app.evaluate(async ({ BrowserWindow, app: main }, mark) => {
    const { mkdir: make, writeFile: write } = process.getBuiltinModule('node:fs/promises')
    await make(main.getPath('crashDumps'), { recursive: true })
    await write(`${main.getPath('crashDumps')}/mark`, mark)
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const back = new Promise((done) => contents?.once('did-finish-load', () => done(true)))
    contents?.forcefullyCrashRenderer()
    return await back
  }, CANARY)
  expect(await isBack).toBe(true)
}

/** The files of the data folder, each kind as a place of its own. */
async function addFiles(places: Places, dataDir: string): Promise<void> {
  await writeFile(join(dataDir, 'mark.txt'), CANARY)
  places.set('data folder', await bytesUnder(dataDir))
  places.set('log', await bytesUnder(join(dataDir, 'logs')))
  const engine = join(dataDir, 'engine')
  const database = (await readdir(engine)).filter((name) => name.startsWith('reeldrop.sqlite'))
  expect(database).toContain('reeldrop.sqlite-wal')
  places.set('database', await Promise.all(database.map((name) => readFile(join(engine, name)))))
}

/** Every file of a folder; the names too, a line each. */
async function bytesUnder(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return [Buffer.from(files.join('\n')), ...(await Promise.all(files.map(bytesOf)))]
}

/** Of a file of an app that is at work, which may have put it away meanwhile. */
const bytesOf = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return Buffer.alloc(0)
  })
