/** The one window over its life: opened, hidden while the app stays in the tray, brought back to the front. */
import { app, type BrowserWindow } from 'electron'
import { openWindow } from './window.ts'
import { logErrorsOf } from './window-log.ts'

export interface WindowHabits {
  /** Whether closing the window leaves the app running. */
  staysInTray: () => boolean
  /** A window was opened. */
  onOpened: (window: BrowserWindow) => void
  /** The window was hidden instead of closed. */
  onHidden: () => void
}

/** Time for the page to be drawn once it is loaded, in ms. */
const DRAW_MS = 250

export class ShownWindow {
  readonly #habits: WindowHabits
  #window: BrowserWindow | null = null
  #isQuitting = false
  /** It shows itself once its page is drawn. */
  #isAwaited: boolean

  /**
   * @param first the one that is open already
   * @param shown whether that shows itself once its page is drawn; false for a start in the background
   */
  constructor(habits: WindowHabits, first: BrowserWindow, shown: boolean) {
    this.#habits = habits
    this.#isAwaited = shown
    this.#take(first)
    // However long its page takes, or whatever became of it.
    first.webContents.once('did-stop-loading', () => setTimeout(() => this.showDrawn(), DRAW_MS))
    app.on('before-quit', () => (this.#isQuitting = true))
  }

  get current(): BrowserWindow | null {
    return this.#window
  }

  #take(window: BrowserWindow): BrowserWindow {
    this.#window = window
    logErrorsOf(window.webContents)
    this.#habits.onOpened(window)
    window.on('close', (event) => {
      if (this.#isQuitting || !this.#habits.staysInTray()) return
      event.preventDefault()
      window.hide()
      this.#habits.onHidden()
    })
    window.on('closed', () => (this.#window = null))
    return window
  }

  /** The page of the window that is there since the start is drawn. */
  showDrawn(): void {
    if (!this.#isAwaited) return
    this.#isAwaited = false
    this.#window?.show()
  }

  /** Brings the window to the front, whatever it was before. */
  front(): void {
    this.#isAwaited = false
    const window = this.#window ?? this.#take(openWindow())
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
}
