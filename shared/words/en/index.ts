/** English: the language that all others are held against. One file a page or feature. */
import { compare } from './compare.ts'
import { shell } from './shell.ts'

export const en = { compare, shell } as const
