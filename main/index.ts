/** Life cycle of the app: one instance, its window, its session, and an end that lets the engine close cleanly. */
import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import type { Chosen, EventPayload } from '../shared/contract.ts'
import { ExpectedError } from '../shared/errors.ts'
import { registerSchemes, serveApp } from './app-scheme.ts'
import { installBridge, type Bridge } from './bridge.ts'
import { guardPages } from './guards.ts'
import { languageOf, setLanguage } from './i18n.ts'
import { log } from './log.ts'
import { installMenu } from './menu.ts'
import { readOptions } from './options.ts'
import { watchPower } from './power.ts'
import { PreferenceFile } from './preferences.ts'
import { Screenshot } from './screenshot.ts'
import { Session } from './session.ts'
import { serveThumbs } from './thumb-scheme.ts'
import { openWindow } from './window.ts'

const PLATFORM = 'https://api.twelvelabs.io/v1.3'

const options = readOptions(process.argv)
app.setName('Reeldrop')
app.setPath('userData', options.dataDir ?? join(app.getPath('appData'), 'Reeldrop'))
registerSchemes()

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only after this module has been loaded.
  void app.whenReady().then(run)
} else {
  console.log('Reeldrop is already running; its window has been brought to the front.')
  app.quit()
}

function run(): void {
  let window: BrowserWindow | null = null
  const screenshot = options.screenshot ? new Screenshot(options.screenshot, options.practice) : null
  const baseUrl = process.env['TWELVELABS_BASE_URL'] || PLATFORM
  const power = watchPower(() => void session.engine.call('recheck', {}))
  const session: Session = new Session(join(app.getPath('userData'), 'engine'), baseUrl, {
    onEngineEvent: (event, payload) => {
      if (event === 'activity') return power.see(payload as EventPayload<'activity'>)
      bridge.tell(event, payload)
      if (event === 'view') screenshot?.see(payload as EventPayload<'view'>)
    },
    onKeyChanged: (status) => bridge.tell('keyChanged', status),
  })
  const preferences = new PreferenceFile(join(app.getPath('userData'), 'preferences.json'), {}, () => {
    follow()
    bridge.tell('preferences', chosen())
  })
  const chosen = (): Chosen => ({
    preferences: preferences.now,
    language: languageOf(preferences.now.language, app.getLocale()),
  })
  const bridge = installBridge(
    {
      session,
      window: () => window,
      chosen,
      choose: (change) => {
        preferences.set(change)
        return chosen()
      },
    },
    (view) => screenshot?.see(view),
  )
  /** Does as the preferences say. */
  const follow = () => {
    setLanguage(chosen().language)
    nativeTheme.themeSource = preferences.now.theme
    installMenu((action) => bridge.tell('menu', { action }))
  }
  const open = () => {
    window = openWindow()
    window.on('closed', () => (window = null))
    return window
  }

  guardPages()
  serveApp()
  serveThumbs(session)
  follow()
  const first = open()
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('activate', () => window ?? open())
  app.once('will-quit', () => power.close())
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuit(session)
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
      app.quit()
    })
  })
}
