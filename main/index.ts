/** Life cycle of the app: one instance, its window, its session, and an end that lets the engine close cleanly. */
import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { Chosen, EventPayload } from '../shared/contract.ts'
import { ExpectedError } from '../shared/errors.ts'
import { settingsBase } from '../shared/preset.ts'
import { registerSchemes, serveApp } from './app-scheme.ts'
import { installBridge, type Bridge } from './bridge.ts'
import { chooseChromiumLanguage } from './chromium-language.ts'
import { handedOver, pageIn, pathsIn } from './command-line-paths.ts'
import { saveDiagnostics } from './diagnostics/save.ts'
import { dataFolderTrouble, endWithout } from './data-folder.ts'
import { Desktop } from './desktop.ts'
import { guardPages } from './guards.ts'
import { languageOf, setLanguage } from './i18n.ts'
import { log, setLogLevel } from './log.ts'
import { KeptWhereabouts } from './kept-whereabouts.ts'
import { installMenu } from './menu.ts'
import { Opened, onOpenFile, onOpenLink } from './opened.ts'
import { readOptions } from './options.ts'
import { watchPower } from './power.ts'
import { PreferenceFile, readPreferences } from './preferences.ts'
import { presetPath, readPreset } from './preset-file.ts'
import { Screenshot } from './screenshot.ts'
import { Session } from './session.ts'
import { StreamScheme } from './stream-scheme.ts'
import { serveThumbs } from './thumb-scheme.ts'
import { ShownWindow } from './shown-window.ts'
import { WindowCare } from './window-care.ts'
import { planUpdates } from './update-feed.ts'
import { Updates } from './updates.ts'

const PLATFORM = 'https://api.twelvelabs.io/v1.3'

const options = readOptions(process.argv)
app.setName('Reeldrop')
app.setPath('userData', options.dataDir ?? join(app.getPath('appData'), 'Reeldrop'))
registerSchemes()
const { preset, failure: presetFailure } = readPreset(presetPath(process.env, process.platform))
const preferenceFile = join(app.getPath('userData'), 'preferences.json')
const kept = readPreferences(preferenceFile, preset.preferences)
chooseChromiumLanguage(kept.language)

const opened = new Opened()
onOpenFile((paths) => opened.add(paths))
onOpenLink((page) => opened.add([], page))

const trouble = dataFolderTrouble(app.getPath('userData'))
if (trouble !== null) {
  // The lock is a file there: without it, one could not even tell whether there is another instance.
  void endWithout(trouble)
} else if (app.requestSingleInstanceLock(handedOver(process.argv))) {
  // Not awaited: Electron becomes ready only after this module has been loaded.
  void app.whenReady().then(run)
} else {
  console.log('Reeldrop is already running; its window has been brought to the front.')
  app.quit()
}

function run(): void {
  const screenshot = options.screenshot ? new Screenshot(options.screenshot, options.practice) : null
  const baseUrl = process.env['TWELVELABS_BASE_URL'] || PLATFORM
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
  /** Does as the preferences say. */
  const follow = () => {
    setLogLevel(preferences.now.logLevel)
    setLanguage(chosen().language)
    nativeTheme.themeSource = preferences.now.theme
    installMenu(act, (page) => bridge.tell('goTo', { page }))
  }
  const whereabouts = new KeptWhereabouts()
  const care = new WindowCare({
    whereabouts,
    bridge: () => bridge,
    saveDiagnostics: () => saveDiagnostics(session, chosen(), null, { withNames: false }),
  })
  const window = new ShownWindow({
    onOpened: (opened) => care.watch(opened),
    staysInTray: () => preferences.now.keepRunning,
    onHidden: () => desktop.tellStillRunning(),
  })

  // The window comes first: its process and its page take longest to start, and need nothing of what follows.
  follow()
  guardPages()
  serveApp()
  const first = window.open(!options.hidden)

  const seeView = (view: EventPayload<'view'>) => {
    screenshot?.see(view)
    desktop.seeTotals(view.totals)
  }
  const seeActivity = (activity: EventPayload<'activity'>) => {
    power.see(activity)
    updates.see(activity)
  }
  const power = watchPower(() => void session.engine.call('recheck', {}))
  const dataDir = join(app.getPath('userData'), 'engine')
  const session: Session = new Session(dataDir, baseUrl, settingsBase(preset), {
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

  const take = (handed: unknown) => opened.add(pathsIn(handed, app.getAppPath()), pageIn(handed))

  serveThumbs(session)
  streams.serve()
  take(handedOver(process.argv))
  opened.onAdded = () => {
    window.front()
    bridge.tell('opened', {})
  }
  app.on('second-instance', (_event, _argv, _cwd, handed) => {
    window.front()
    take(handed)
  })
  app.on('activate', () => window.front())
  app.once('will-quit', () => {
    power.close()
    updates.close()
    desktop.close()
  })
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuit(session)
  if (presetFailure) bridge.tell('notice', { level: 'error', failure: presetFailure })
  void begin(session, bridge)
    .then(() => screenshot?.take(first))
    .then((status) => (status === undefined ? undefined : endWith(status, session)))
}

async function begin(session: Session, bridge: Bridge): Promise<void> {
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
