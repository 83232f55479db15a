/**
 * Keeps every page that there could ever be on our own, with no way out and no rights.
 * What each of these refuses is tried for real in `test/app/hardening.spec.ts`.
 */
import { app, session, type Session, type WebContents } from 'electron'
import { APP_PAGE } from './app-scheme.ts'
import { isPage } from './sender.ts'

/** Has to be called before the first window opens. */
export function guardPages(): void {
  app.on('web-contents-created', (_, contents) => guardContents(contents))
  guardSession(session.defaultSession)
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isPage(event.url, APP_PAGE)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  // A blank page asks nobody before it comes (no request is made for it); it can ask main for nothing, and goes again.
  contents.on('did-navigate', (_, url) => {
    if (!isPage(url, APP_PAGE)) void contents.loadURL(APP_PAGE)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // The content security policy does not cover what WebRTC sends.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

function guardSession(of: Session): void {
  of.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  of.setPermissionCheckHandler(() => false)
  of.setDevicePermissionHandler(() => false)
  of.setDisplayMediaRequestHandler(null)
  of.on('will-download', (event) => event.preventDefault())
}
