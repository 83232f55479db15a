/** What is opened from outside the window or dropped on it, until it is taken in; see also `command-line-paths.ts`, `app-link.ts`. */
import { app } from 'electron'
import type { Page } from '../shared/pages.ts'
import { pageOfLink } from './app-link.ts'

/**
 * Keeps files and folders until they are taken in or dismissed, so that a crash of the page that has them loses none;
 * and the page of the window that was asked for last, until the window takes it.
 */
export class Opened {
  /** The window does not have these yet. */
  #paths: readonly string[] = []
  /** The window's page has these, and did nothing with them so far. */
  #handed: readonly string[] = []
  #page: Page | null = null
  /** Called when some were added. */
  onAdded: () => void = () => undefined

  add(paths: readonly string[], page: Page | null = null): void {
    if (paths.length === 0 && page === null) return
    this.#paths = this.#paths.concat(paths)
    this.#page = page ?? this.#page
    this.onAdded()
  }

  /** Keeps what the window's page has by itself: it was dropped there. */
  keep(paths: readonly string[]): void {
    this.#handed = this.#handed.concat(paths)
  }

  /** @param atStart the page has just come, and takes over what one before it had */
  take(atStart: boolean): { paths: string[]; page: Page | null } {
    const taken = { paths: [...(atStart ? this.#handed : []), ...this.#paths], page: this.#page }
    this.#handed = this.#handed.concat(this.#paths)
    this.#paths = []
    this.#page = null
    return taken
  }

  /** These are in the list. */
  settle(paths: readonly string[]): void {
    const settled = new Set(paths)
    this.#handed = this.#handed.filter((path) => !settled.has(path))
  }

  /** The person does not want what the window's page has. */
  dismiss(): void {
    this.#handed = []
  }
}

/** Calls back with paths that macOS hands over; has to be called before the app is ready. */
export function onOpenFile(open: (paths: string[]) => void): void {
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open([path])
  })
}

/** Calls back with the pages of links that macOS hands over; has to be called before the app is ready. */
export function onOpenLink(open: (page: Page) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault()
    const page = pageOfLink(link)
    if (page !== null) open(page)
  })
}
