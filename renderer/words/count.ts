import { number } from '../format.ts'

/** `1 clip`, `1,204 clips`. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`
