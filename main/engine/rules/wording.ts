/**
 * Measured values in words. A value beside a limit keeps as many decimals as it takes to be seen on its own side of it:
 * "4 s long, needs at least 4 s" is never said of 3.99 s.
 */
import { phrase, type Phrase } from '../../../shared/phrase.ts'

/** Seconds as `3.2 s`, `1 h 2 min` or `2 h 0.4 s`, told apart from `limit` (seconds). */
export function secondsBeside(seconds: number, limit: number): Phrase | string {
  const text = apart(seconds, limit, seconds < 60 ? 1 : 0, 6)
  return text === null ? just(seconds, limit, inClock(limit)) : inClock(Number(text))
}

/** A round number of seconds, such as a limit: `4 s`, `2 h`. */
export function inClock(seconds: number): Phrase | string {
  if (seconds > 0 && seconds < 60) return phrase('seconds', { value: Number(seconds.toFixed(6)) })
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = Number((seconds % 60).toFixed(6))
  const parts = [
    hours > 0 ? `${hours} h` : '',
    minutes > 0 ? `${minutes} min` : '',
    rest > 0 ? `${rest} s` : '',
  ]
  return parts.filter((part) => part !== '').join(' ') || '0 s'
}

/** Bytes as `4.3 GB` or `210 MB` (decimal), told apart from `limit` (bytes); in full where three decimals do not do. */
export function bytesBeside(bytes: number, limit: number): Phrase {
  const [unit, key] = limit >= 10 ** 9 ? ([10 ** 9, 'gigabytes'] as const) : ([10 ** 6, 'megabytes'] as const)
  const text = apart(bytes / unit, limit / unit, 2, 3)
  return text === null ? phrase('bytes', { value: bytes }) : phrase(key, { value: Number(text) })
}

/** The shape of a picture as `2.41:1`, or `1:2.41` for portrait, told apart from `limit` (long to short). */
export function shapeBeside(width: number, height: number, limit: number): Phrase {
  const ratio = Math.max(width, height) / Math.min(width, height)
  const text = apart(ratio, limit, 2, 5)
  const shown = text === null ? just(ratio, limit, String(limit)) : Number(text)
  return phrase(width >= height ? 'landscape' : 'portrait', { ratio: shown })
}

const just = (value: number, limit: number, shown: Phrase | string): Phrase =>
  phrase(value < limit ? 'justUnder' : 'justOver', { limit: shown })

/** The value with as few decimals as keep it on its side of the limit; null when `most` decimals are too few. */
function apart(value: number, limit: number, least: number, most: number): string | null {
  for (let decimals = least; decimals <= most; decimals += 1) {
    const text = value.toFixed(decimals)
    if (Math.sign(Number(text) - limit) === Math.sign(value - limit)) return text
  }
  return null
}
