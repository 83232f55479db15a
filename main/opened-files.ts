/**
 * Files and folders that come from outside the window: named on the command line, of this start or of a later one,
 * or handed over by "Open with" or by a drop on the dock icon.
 */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import { z } from 'zod'

/** What a second start hands over; Chromium mixes its own arguments into the ones that Electron tells. */
const Handed = z.object({ args: z.array(z.string()), cwd: z.string() })

/** @param argv the whole command line @returns what `requestSingleInstanceLock` hands to a running app */
export const handedOver = (argv: readonly string[]): z.infer<typeof Handed> => ({
  args: argv.slice(1),
  cwd: process.cwd(),
})

/**
 * The files and folders that a command line names; options, the app's own folder in a checkout, and what is not there
 * are passed over.
 */
export function pathsIn(handed: unknown, appFolder: string): string[] {
  const parsed = Handed.safeParse(handed)
  if (!parsed.success) return []
  const { args, cwd } = parsed.data
  return args
    .map((arg) => (/^file:\/\/\//i.test(arg) ? fromFileUrl(arg) : arg))
    .filter((arg) => arg !== '' && !arg.startsWith('-') && !/^[a-z][a-z0-9+.-]+:\/\//i.test(arg))
    .map((arg) => resolve(cwd, arg))
    .filter((path) => path !== resolve(appFolder) && isThere(path))
}

/** Desktops of Linux hand over what is opened with an app as addresses; one that means no file is none. */
function fromFileUrl(address: string): string {
  try {
    return fileURLToPath(address)
  } catch (error) {
    if (error instanceof TypeError || error instanceof URIError) return ''
    throw error
  }
}

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

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}
