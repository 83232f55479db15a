import type * as Undici from 'undici'

let loaded: Promise<typeof Undici> | null = null

/** undici, loaded with the first request: the first list, which comes before, need not wait for it. */
export const loadUndici = (): Promise<typeof Undici> => (loaded ??= import('undici'))
