import type { Settings } from '../../shared/settings.ts'
import { ClockWatch } from './clock-watch.ts'
import { isWithin, nextOpening } from './queue/hours.ts'

const TICK_MS = 1000

/** What hangs on the time of day and on the machine's clock. */
export interface PulseParts {
  settings: () => Settings
  /** Bandwidth limit in force now, bytes per second; null for none. */
  setRate: (bytesPerSecond: number | null) => void
  setOpen: (open: boolean) => void
  /** The machine slept or this process was frozen: nothing that was under way can be relied on. */
  onSlept: () => void
  /** The clock was set back by so many ms: what waits for a time would wait longer. */
  onSetBack: (ms: number) => void
  /** Once a second. */
  onTick: () => void
}

/** Beats once a second: follows the upload hours, the hours of the bandwidth limit, and the clock itself. */
export class Pulse {
  readonly #parts: PulseParts
  readonly #watch = new ClockWatch(Date.now(), performance.now())
  readonly #timer: NodeJS.Timeout
  #opensAt: number | null = null

  constructor(parts: PulseParts) {
    this.#parts = parts
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    this.#timer.unref()
    this.follow()
  }

  /** Epoch ms at which the upload hours begin again; null while uploads may run. */
  get opensAt(): number | null {
    return this.#opensAt
  }

  /** Applies the hours as they are now; call when the settings changed. */
  follow(): void {
    const { uploadHours, limitHours, bytesPerSecond } = this.#parts.settings()
    const now = new Date()
    const isOpen = uploadHours === null || isWithin(uploadHours, now)
    this.#opensAt = isOpen || uploadHours === null ? null : nextOpening(uploadHours, now)
    this.#parts.setOpen(isOpen)
    const isLimited = bytesPerSecond > 0 && (limitHours === null || isWithin(limitHours, now))
    this.#parts.setRate(isLimited ? bytesPerSecond : null)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const news = this.#watch.tick(Date.now(), performance.now())
    if (news.kind === 'setBack') this.#parts.onSetBack(news.ms)
    if (news.kind === 'slept') this.#parts.onSlept()
    this.follow()
    this.#parts.onTick()
  }
}
