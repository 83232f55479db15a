/** German, complete: a missing or an unknown key does not compile. */
import type { Words } from '../words.ts'
import { appSettings } from './appSettings.ts'
import { compare } from './compare.ts'
import { shell } from './shell.ts'

export const de: Words = { appSettings, compare, shell }
