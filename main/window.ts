/** The one window: its remembered place, and what its page may not do. */
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_PAGE } from './app-scheme.ts'
import { BUILT } from './paths.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

/** Opens it without showing it. */
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
    // Otherwise the page waits for Chromium's graphics process before its script is even loaded.
    paintWhenInitiallyHidden: false,
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
      devTools: !app.isPackaged,
    },
  })
  // That shows it, too.
  if (maximized) window.once('show', () => window.maximize())
  window.on('close', () =>
    writeWindowState(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  void window.loadURL(APP_PAGE)
  return window
}
