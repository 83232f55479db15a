/**
 * Notifications of the system: one when a batch has ended, one for all watch folders that went away at the same time,
 * one for each new reason why everything waits for a person or no engine works. None while the window has the focus.
 */
import { basename } from 'node:path'
import { Notification } from 'electron'
import { followBatches } from '../shared/batch-news.ts'
import type { Failure } from '../shared/errors.ts'
import type { Totals } from '../shared/totals.ts'
import type { WatchFolder } from '../shared/watching.ts'
import { t } from './i18n.ts'

/** Drives of one card reader go away one after the other; they are told of together, in ms. */
const GATHER_MS = 3000

export interface NotifierParts {
  isWanted: () => boolean
  /** Whether a person looks at the window. */
  isSeen: () => boolean
  /** Shows the window; a notification was clicked. */
  onClick: () => void
}

export class Notifier {
  readonly #parts: NotifierParts
  readonly #news = followBatches()
  readonly #away = new Set<string>()
  #untold = new Set<string>()
  #heldBy: string | null = null
  #toldStillRunning = false
  #gathering: NodeJS.Timeout | undefined
  // One that is not held is collected, and its click with it.
  #shown: Notification | null = null

  constructor(parts: NotifierParts) {
    this.#parts = parts
  }

  seeTotals(totals: Totals): void {
    const news = this.#news(totals)
    if (news?.kind === 'ended' && news.ready + news.attention > 0) {
      const { ready, attention } = news
      this.#tell(
        attention === 0 ? t('news.ended', { ready }) : t('news.endedAmiss', { ready, count: attention }),
      )
    }
    // A hold that ends by itself needs nobody.
    const hold = totals.hold?.until === null ? totals.hold.failure : null
    if (hold !== null && hold.code !== this.#heldBy) this.#tell(hold.message, t('news.held'))
    this.#heldBy = hold?.code ?? null
  }

  /** @param trouble why nothing can be uploaded until a person does something; null when that is over */
  seeTrouble(trouble: Failure | null): void {
    if (trouble !== null) this.#tell(trouble.message, t('news.held'))
  }

  seeWatches(watches: readonly WatchFolder[]): void {
    for (const { id, state, settings } of watches) {
      if (state !== 'away') {
        this.#away.delete(id)
        this.#untold.delete(settings.path)
      } else if (!this.#away.has(id)) {
        this.#away.add(id)
        this.#untold.add(settings.path)
        this.#gathering ??= setTimeout(() => this.#tellAway(), GATHER_MS)
      }
    }
  }

  /** Once a run: the first time that the window is closed and the app stays. */
  tellStillRunning(): void {
    if (this.#toldStillRunning) return
    this.#toldStillRunning = true
    this.#tell(t('desktop.stillRunning'))
  }

  close(): void {
    clearTimeout(this.#gathering)
    this.#shown?.close()
  }

  #tellAway(): void {
    this.#gathering = undefined
    const names = [...this.#untold].map((path) => basename(path))
    this.#untold = new Set()
    const [name] = names
    if (name === undefined) return
    this.#tell(
      names.length === 1 ? t('news.away', { name }) : t('news.awayMany', { names: names.join(', ') }),
    )
  }

  #tell(body: string, title = 'Reeldrop'): void {
    if (!this.#parts.isWanted() || this.#parts.isSeen() || !Notification.isSupported()) return
    this.#shown = new Notification({ title, body, silent: true })
    this.#shown.on('click', () => this.#parts.onClick())
    this.#shown.show()
  }
}
