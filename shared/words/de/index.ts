/** German, complete: a missing or an unknown key does not compile. */
import type { Words } from '../words.ts'
import { compare } from './compare.ts'

export const de: Words = { compare }
