/** Life cycle of the app: its window, its session, and an end that lets the engine close cleanly. */
import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import type { Chosen, EventPayload } from '../shared/contract.ts'
import { ExpectedError } from '../shared/errors.ts'
import type { Preferences } from '../shared/preferences.ts'
import { installBridge, type Bridge } from './bridge.ts'
import { saveDiagnostics } from './diagnostics/save.ts'
import { Desktop } from './desktop.ts'
import { setLanguage } from './i18n.ts'
import { languageOf } from './locale.ts'
import { log, setLogLevel } from './log.ts'
import { KeptWhereabouts } from './kept-whereabouts.ts'
import type { StartedEngine } from './engine-process.ts'
import { installMenu } from './menu.ts'
import type { Opened } from './opened.ts'
import type { Options } from './options.ts'
import { watchPower } from './power.ts'
import { PreferenceFile } from './preference-file.ts'
import type { ReadPreset } from './preset-file.ts'
import { Screenshot } from './screenshot.ts'
import { Session } from './session.ts'
import { StreamScheme } from './stream-scheme.ts'
import { thumbs } from './thumb-scheme.ts'
import type { Handouts } from './schemes.ts'
import { ShownWindow } from './shown-window.ts'
import { WindowCare } from './window-care.ts'
import { planUpdates } from './update-feed.ts'
import { Updates } from './updates.ts'

/** What was settled before the window was opened; see `index.ts`. */
export interface Start {
  options: Options
  preset: ReadPreset
  preferences: Preferences
  /** Where the preferences are kept. */
  preferenceFile: string
  opened: Opened
  window: BrowserWindow
  engine: StartedEngine
}

/** Makes everything that there is beside the window, and joins it. @returns what the window's page is answered with */
export function run({
  options,
  preset: read,
  preferences: kept,
  preferenceFile,
  opened,
  window: first,
  engine,
}: Start): Handouts {
  const { preset } = read
  const screenshot = options.screenshot ? new Screenshot(options.screenshot, options.practice) : null
  const preferences = new PreferenceFile(preferenceFile, kept, () => {
    follow()
    desktop.follow(preferences.now)
    bridge.tell('preferences', chosen())
  })
  const chosen = (): Chosen => ({
    preferences: preferences.now,
    language: languageOf(preferences.now.language, app.getPreferredSystemLanguages()),
    locked: preset.locked,
  })
  const act = (action: EventPayload<'menu'>['action']) => bridge.tell('menu', { action })
  const speak = () => {
    setLogLevel(preferences.now.logLevel)
    setLanguage(chosen().language)
  }
  /** Does as the preferences say. */
  const follow = () => {
    speak()
    nativeTheme.themeSource = preferences.now.theme
    installMenu(act, (page) => bridge.tell('goTo', { page }))
  }
  const whereabouts = new KeptWhereabouts()
  const care = new WindowCare({
    whereabouts,
    bridge: () => bridge,
    saveDiagnostics: () => saveDiagnostics(session, chosen(), null, { withNames: false }),
  })
  const window = new ShownWindow(
    {
      onOpened: (opened) => care.watch(opened),
      staysInTray: () => preferences.now.keepRunning,
      onHidden: () => desktop.tellStillRunning(),
    },
    first,
    !options.hidden,
  )
  speak()
  // The window, which is not shown yet, waits for what comes here until it can load its page.
  setImmediate(follow)

  const seeView = (view: EventPayload<'view'>) => {
    screenshot?.see(view)
    desktop.seeTotals(view.totals)
  }
  const seeActivity = (activity: EventPayload<'activity'>) => {
    power.see(activity)
    updates.see(activity)
  }
  const power = watchPower(() => void session.engine.call('recheck', {}))
  const session: Session = new Session(engine, {
    onEngineEvent: (event, payload) => {
      if (event === 'activity') return seeActivity(payload as EventPayload<'activity'>)
      bridge.tell(event, payload)
      if (event === 'view') seeView(payload as EventPayload<'view'>)
      if (event === 'watches') desktop.seeWatches((payload as EventPayload<'watches'>).watches)
    },
    onEngineTrouble: (trouble) => {
      bridge.tell('trouble', { failure: trouble })
      desktop.seeTrouble(trouble)
    },
    onKeyChanged: (status) => bridge.tell('keyChanged', status),
  })
  const updates = new Updates({
    plan: planUpdates({
      policy: preset.updates,
      env: process.env,
      platform: process.platform,
      isPackaged: app.isPackaged,
      resources: process.resourcesPath,
    }),
    feedFile: join(app.getPath('userData'), 'update-feed.yml'),
    isPackaged: app.isPackaged,
    channel: () => preferences.now.updateChannel,
    onChange: (state) => bridge.tell('update', state),
    leave: async () => {
      await session.close()
      // The new version starts before this one has quite ended.
      app.releaseSingleInstanceLock()
    },
  })
  const streams = new StreamScheme(session)
  const bridge = installBridge(
    {
      streams,
      session,
      window: () => window.current,
      onDrawn: () => window.showDrawn(),
      chosen,
      updates,
      whereabouts,
      choose: (change) => {
        preferences.set(change)
        return chosen()
      },
      opened,
    },
    seeView,
  )
  const desktop = new Desktop({
    window: () => window.current,
    preferences: () => preferences.now,
    open: () => window.front(),
    addFolder: () => {
      window.front()
      act('addFolder')
    },
    setPaused: (paused) => void session.engine.call('setPaused', { paused }),
    quit: () => app.quit(),
  })

  opened.onAdded = () => {
    window.front()
    bridge.tell('opened', {})
  }
  app.on('second-instance', () => window.front())
  app.on('activate', () => window.front())
  app.once('will-quit', () => {
    power.close()
    updates.close()
    desktop.close()
  })
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuit(session)
  if (read.failure) bridge.tell('notice', { level: 'error', failure: read.failure })
  void begin(options, session, bridge)
    .then(() => screenshot?.take(first))
    .then((status) => (status === undefined ? undefined : endWith(status, session)))
  return { thumb: thumbs(session), stream: (request) => streams.answer(request) }
}

async function begin(options: Options, session: Session, bridge: Bridge): Promise<void> {
  try {
    if (options.practice) await session.startPractice({ withSamples: true })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    log.error(error.failure.message)
    bridge.tell('notice', { level: 'error', failure: error.failure })
  }
}

async function endWith(status: number, session: Session): Promise<void> {
  await session.close()
  app.exit(status)
}

/** Uploads resume at the next start, so quitting asks nothing; it waits until the engine has closed its database. */
function closeBeforeQuit(session: Session): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void session.close().finally(() => {
      closed = true
      // Electron takes no second wish to quit while it still hears that the first one was put off.
      setImmediate(() => app.quit())
    })
  })
}
