/** What goes into a diagnostics file, and how it is made fit to be sent: no secret ever, and names only where wanted. */
import type { EngineDiagnostics } from '../../shared/diagnostics.ts'
import type { Failure } from '../../shared/errors.ts'
import type { Settings } from '../../shared/settings.ts'
import { withoutNames } from '../../shared/names.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { redact } from '../../shared/redact.ts'
import type { BundledFile } from './zip.ts'

/** All that is known when a diagnostics file is made. */
export interface Findings {
  versions: Readonly<Record<string, string>>
  /** The machine and the keychain: kinds and amounts. */
  system: Readonly<Record<string, string | number | boolean | null>>
  preferences: Preferences
  locked: readonly string[]
  /** null where the engine did not tell them. */
  settings: Settings | null
  engine: EngineDiagnostics | Pick<Failure, 'code' | 'message'>
  /** File name and text, the latest first. */
  logs: readonly BundledFile[]
}

export interface BundleOptions {
  withNames: boolean
  /** Folders of the app itself, by the word that stands for each where names are taken out. */
  folders: Readonly<Record<string, string>>
  /** What the first file says, in the language of the window. */
  readme: string
}

/** The files of a diagnostics file, the one that explains the others first. */
export function bundle(findings: Findings, { withNames, folders, readme }: BundleOptions): BundledFile[] {
  const { versions, system, settings, preferences, locked, engine, logs } = findings
  const safe = (text: string): string => redact(withNames ? text : withoutNames(text, folders))
  const json = (name: string, value: unknown): BundledFile => ({
    name,
    text: `${JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? safe(part) : part), 2)}\n`,
  })
  return [
    { name: 'README.txt', text: readme },
    json('versions.json', { versions, system }),
    json('settings.json', { settings, preferences, locked }),
    json('counts.json', engine),
    ...logs.map(({ name, text }) => ({ name: `logs/${name}`, text: safe(text) })),
  ]
}
