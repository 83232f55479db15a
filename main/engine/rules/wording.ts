/**
 * Measured values in words. A value beside a limit keeps as many decimals as it takes to be seen on its own side of it:
 * "4 s long, needs at least 4 s" is never said of 3.99 s.
 */

/** Seconds as `3.2 s`, `1 h 2 min` or `2 h 0.4 s`, told apart from `limit` (seconds). */
export function secondsBeside(seconds: number, limit: number): string {
  const text = apart(seconds, limit, seconds < 60 ? 1 : 0, 6)
  return text === null ? `just ${side(seconds, limit)} ${inClock(limit)}` : inClock(Number(text))
}

/** A round number of seconds, such as a limit: `4 s`, `2 h`. */
export function inClock(seconds: number): string {
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
export function bytesBeside(bytes: number, limit: number): string {
  const [unit, name] = limit >= 10 ** 9 ? [10 ** 9, 'GB'] : [10 ** 6, 'MB']
  const text = apart(bytes / unit, limit / unit, 2, 3)
  return text === null ? `${bytes.toLocaleString('en-US')} bytes` : `${Number(text)} ${name}`
}

/** The shape of a picture as `2.41:1`, or `1:2.41` for portrait, told apart from `limit` (long to short). */
export function shapeBeside(width: number, height: number, limit: number): string {
  const ratio = Math.max(width, height) / Math.min(width, height)
  const text = apart(ratio, limit, 2, 5)
  const shown = text === null ? `just ${side(ratio, limit)} ${limit}` : String(Number(text))
  return width >= height ? `${shown}:1` : `1:${shown}`
}

/** `A`, `A and B`, `A, B and C`. */
export function together(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

const side = (value: number, limit: number): string => (value < limit ? 'under' : 'over')

/** The value with as few decimals as keep it on its side of the limit; null when `most` decimals are too few. */
function apart(value: number, limit: number, least: number, most: number): string | null {
  for (let decimals = least; decimals <= most; decimals += 1) {
    const text = value.toFixed(decimals)
    if (Math.sign(Number(text) - limit) === Math.sign(value - limit)) return text
  }
  return null
}
