/** Files and folders that come from outside the window, until the window takes them; see also `command-line-paths.ts`. */
import { app } from 'electron'

/** Keeps such paths until the window takes them. */
export class OpenedFiles {
  #paths: string[] = []
  /** Called when some were added. */
  onAdded: () => void = () => undefined

  add(paths: readonly string[]): void {
    if (paths.length === 0) return
    this.#paths.push(...paths)
    this.onAdded()
  }

  take(): string[] {
    const paths = this.#paths
    this.#paths = []
    return paths
  }
}

/** Calls back with paths that macOS hands over; has to be called before the app is ready. */
export function onOpenFile(open: (paths: string[]) => void): void {
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open([path])
  })
}
