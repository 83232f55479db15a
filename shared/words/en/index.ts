/** English: the language that all others are held against. One file a page or feature. */
import { compare } from './compare.ts'

export const en = { compare } as const
