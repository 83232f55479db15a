/**
 * `--screenshot`: waits until the window has settled, writes a picture of it and tells whether all ended as expected.
 * What the batch has come to is read from the views that pass by on their way to the window.
 */
import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'
import type { EventPayload } from '../shared/contract.ts'
import { ITEM_STATES, type ItemState } from '../shared/item.ts'
import { type Totals } from '../shared/totals.ts'
import { log } from './log.ts'

/** What the three sample clips come to: one of them breaks a limit on purpose. */
const SAMPLES_END: Partial<Record<ItemState, number>> = { ready: 2, refused: 1 }
const ENDED: readonly ItemState[] = ['refused', 'ready', 'failed', 'cancelled']
/** A batch in which nothing is under way for this long has ended, whatever it came to. */
const STILL_MS = 10_000
const BATCH_LIMIT_MS = 120_000
/** The window may still draw after the last event. */
const DRAW_MS = 1_200

export class Screenshot {
  readonly #file: string
  readonly #samples: boolean
  #seen: Totals['byState'] | null = null
  #onEnd: (() => void) | undefined
  #still: NodeJS.Timeout | undefined

  /** @param samples whether the sample clips are queued, whose end is then waited for */
  constructor(file: string, samples: boolean) {
    this.#file = file
    this.#samples = samples
  }

  see(view: EventPayload<'view'>): void {
    this.#seen = view.totals.byState
    clearTimeout(this.#still)
    if (this.#isAsExpected()) this.#onEnd?.()
    else if (this.#nothingUnderWay()) this.#still = setTimeout(() => this.#onEnd?.(), STILL_MS)
  }

  /** @returns the status to end the app with: 0 when all ended as expected */
  async take(window: BrowserWindow): Promise<number> {
    if (this.#samples) await this.#batchEnd()
    await new Promise((resolve) => setTimeout(resolve, DRAW_MS))
    const picture = await window.webContents.capturePage()
    await writeFile(this.#file, picture.toPNG())
    const asExpected = !this.#samples || this.#isAsExpected()
    const states =
      this.#seen &&
      ITEM_STATES.flatMap((state) => (this.#seen?.[state] ? [`${this.#seen[state]} ${state}`] : []))
    console.log(`Screenshot: ${this.#file}${states?.length ? ` (${states.join(', ')})` : ''}`)
    if (!asExpected) log.error('The sample clips did not end as expected (two ready, one refused).')
    return asExpected ? 0 : 1
  }

  #batchEnd(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, BATCH_LIMIT_MS)
      this.#onEnd = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.#isAsExpected()) this.#onEnd()
    })
  }

  #nothingUnderWay(): boolean {
    const present = ITEM_STATES.filter((state) => (this.#seen?.[state] ?? 0) > 0)
    return present.length > 0 && present.every((state) => ENDED.includes(state))
  }

  #isAsExpected(): boolean {
    return ITEM_STATES.every((state) => (this.#seen?.[state] ?? 0) === (SAMPLES_END[state] ?? 0))
  }
}
