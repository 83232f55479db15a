/** A window with nothing but a tall page: what starting and scrolling cost before an app does anything. */
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 780, show: false })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(join(import.meta.dirname, 'page.html'))
})
