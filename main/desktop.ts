/** How the app lives on the desktop: tray, dock and taskbar, notifications, start at login. */
import type { BrowserWindow } from 'electron'
import type { Failure } from '../shared/errors.ts'
import type { Totals } from '../shared/totals.ts'
import type { Preferences } from '../shared/preferences.ts'
import type { WatchFolder } from '../shared/watching.ts'
import { setLoginItem } from './login-item.ts'
import { Notifier } from './notifications.ts'
import { Taskbar } from './taskbar.ts'
import { TrayIcon } from './tray.ts'

export interface DesktopParts {
  window: () => BrowserWindow | null
  preferences: () => Preferences
  /** Brings the window to the front. */
  open: () => void
  addFolder: () => void
  setPaused: (paused: boolean) => void
  quit: () => void
}

export class Desktop {
  readonly #tray: TrayIcon
  readonly #taskbar: Taskbar
  readonly #notifier: Notifier
  #startsAtLogin: boolean

  constructor(parts: DesktopParts) {
    this.#tray = new TrayIcon(parts)
    this.#taskbar = new Taskbar(parts.window)
    this.#notifier = new Notifier({
      isWanted: () => parts.preferences().notifications,
      isSeen: () => parts.window()?.isFocused() ?? false,
      onClick: parts.open,
    })
    // Only a change is carried out: what the system was told by other means stays.
    this.#startsAtLogin = parts.preferences().startAtLogin
  }

  seeTotals(totals: Totals): void {
    this.#tray.see(totals)
    this.#taskbar.see(totals)
    this.#notifier.seeTotals(totals)
  }

  seeWatches(watches: readonly WatchFolder[]): void {
    this.#notifier.seeWatches(watches)
  }

  seeTrouble(trouble: Failure | null): void {
    this.#notifier.seeTrouble(trouble)
  }

  /** The window was closed, but the app goes on. */
  tellStillRunning(): void {
    this.#notifier.tellStillRunning()
  }

  /** Does as the preferences say now. */
  follow({ startAtLogin }: Preferences): void {
    this.#tray.redraw()
    if (startAtLogin !== this.#startsAtLogin) setLoginItem(startAtLogin)
    this.#startsAtLogin = startAtLogin
  }

  close(): void {
    this.#notifier.close()
    this.#tray.close()
  }
}
