/** The one window: remembered bounds, and guards that keep it on our own page with no way to the outside. */
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen, session } from 'electron'
import { APP_ORIGIN, APP_PAGE } from './app-scheme.ts'
import { log } from './log.ts'
import { BUILT } from './paths.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

export function openWindow(): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json')
  const { maximized, ...bounds } = readWindowState(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const { x, y, width, height } = bounds
  const window = new BrowserWindow({
    width,
    height,
    ...(x !== undefined && y !== undefined ? { x, y } : {}),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Reeldrop',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1d' : '#f3f3f2',
    webPreferences: {
      preload: BUILT.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    writeWindowState(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  window.webContents.on('render-process-gone', (_, { reason }) => {
    log.error(`window: its process is gone (${reason})`)
    if (reason !== 'clean-exit') window.reload()
  })
  void window.loadURL(APP_PAGE)
  return window
}

/** Applies to every page there could ever be; has to be called before the first window opens. */
export function guardPages(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
}
