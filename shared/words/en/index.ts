/** English: the language that all others are held against. One file a page or feature. */
import { appSettings } from './appSettings.ts'
import { compare } from './compare.ts'
import { shell } from './shell.ts'

export const en = { appSettings, compare, shell } as const
