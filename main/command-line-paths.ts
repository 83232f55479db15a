/** Files, folders and pages that a command line names, of this start or of a later one: "Open with" on Windows and Linux. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Page } from '../shared/pages.ts'
import { pageOfLink } from './app-link.ts'

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

/** The page of the window that the last link of a command line asks for. */
export function pageIn(handed: unknown): Page | null {
  const parsed = Handed.safeParse(handed)
  if (!parsed.success) return null
  return parsed.data.args.reduce<Page | null>((page, arg) => pageOfLink(arg) ?? page, null)
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

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}
