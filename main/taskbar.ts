/** What the dock and the taskbar show: how far the upload is, and how many clips wait for a person. */
import { app, type BrowserWindow } from 'electron'
import type { Totals } from '../shared/totals.ts'

export class Taskbar {
  readonly #window: () => BrowserWindow | null
  #progress = -1
  #badge = 0

  constructor(window: () => BrowserWindow | null) {
    this.#window = window
  }

  see(totals: Totals): void {
    const progress = progressOf(totals)
    if (progress !== this.#progress) {
      this.#progress = progress
      this.#window()?.setProgressBar(progress, { mode: isStill(totals) ? 'paused' : 'normal' })
    }
    const badge = totals.attention
    if (badge !== this.#badge) {
      this.#badge = badge
      app.setBadgeCount(badge)
    }
  }
}

/** Share of the bytes that have left, 0 to 1 in hundredths; -1 where there is nothing to send. */
export function progressOf({ bytesLeft, bytesInRun }: Totals): number {
  if (bytesInRun === 0 || bytesLeft === 0) return -1
  return Math.floor(((bytesInRun - bytesLeft) / bytesInRun) * 100) / 100
}

const isStill = (totals: Totals): boolean => totals.paused || totals.hold !== null
