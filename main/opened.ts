/** What is opened from outside the window, until the window takes it; see also `command-line-paths.ts`, `app-link.ts`. */
import { app } from 'electron'
import type { Page } from '../shared/pages.ts'
import { pageOfLink } from './app-link.ts'

/** Keeps files and folders, and the page that was asked for last, until the window takes them. */
export class Opened {
  #paths: string[] = []
  #page: Page | null = null
  /** Called when some were added. */
  onAdded: () => void = () => undefined

  add(paths: readonly string[], page: Page | null = null): void {
    if (paths.length === 0 && page === null) return
    this.#paths.push(...paths)
    this.#page = page ?? this.#page
    this.onAdded()
  }

  take(): { paths: string[]; page: Page | null } {
    const taken = { paths: this.#paths, page: this.#page }
    this.#paths = []
    this.#page = null
    return taken
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
