/** The one window over its life: opened, hidden while the app stays in the tray, brought back to the front. */
import { app, type BrowserWindow } from 'electron'
import { openWindow } from './window.ts'

export interface WindowHabits {
  /** Whether closing the window leaves the app running. */
  staysInTray: () => boolean
  /** A window was opened. */
  onOpened: (window: BrowserWindow) => void
  /** The window was hidden instead of closed. */
  onHidden: () => void
}

export class ShownWindow {
  readonly #habits: WindowHabits
  #window: BrowserWindow | null = null
  #isQuitting = false

  constructor(habits: WindowHabits) {
    this.#habits = habits
    app.on('before-quit', () => (this.#isQuitting = true))
  }

  get current(): BrowserWindow | null {
    return this.#window
  }

  /** @param shown false for a start in the background */
  open(shown: boolean): BrowserWindow {
    const window = openWindow(shown)
    this.#window = window
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

  /** Brings the window to the front, whatever it was before. */
  front(): void {
    const window = this.#window ?? this.open(true)
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
}
