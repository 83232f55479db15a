import type { en } from './en/index.ts'

/** The shape that every language has to fill: the keys of English, with its own sentences. */
export type Words = Sentences<typeof en>
type Sentences<T> = { readonly [K in keyof T]: T[K] extends string ? string : Sentences<T[K]> }
