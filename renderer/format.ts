/**
 * Numbers, sizes and times as people of the chosen language read them. Sizes are decimal, as the platform's limits and
 * the systems' file managers are.
 */
import { listsIn, numbersIn, timesIn } from '../shared/intl.ts'
import type { MediaInfo } from '../shared/media-info.ts'
import type { Language } from '../shared/words/languages.ts'
import { language, t } from './i18n.ts'

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const
/** English writes numbers as in the United States, and times as in Britain: by 24 hours, the day before the month. */
const NUMBERS: Record<Language, string> = { en: 'en-US', de: 'de-DE' }
export const TIMES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

const formatter = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  numbersIn(NUMBERS[language()], options)

export const number = (value: number): string => formatter({}).format(value)

/** @param least figures after the point at least @param most figures after the point at most */
export const decimal = (value: number, least: number, most = least): string =>
  formatter({ minimumFractionDigits: least, maximumFractionDigits: most, useGrouping: false }).format(value)

/** Money as `$0.05`, `$5.04` or `$312`; a price for each minute with up to three figures. */
export function dollars(usd: number, most = usd < 10 ? 2 : 0): string {
  const least = Math.min(2, most)
  return formatter({
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  }).format(usd)
}

/** `A`, `A and B`, `A, B and C`. */
export const together = (names: readonly string[]): string =>
  listsIn(TIMES[language()], { type: 'conjunction' }).format(names)

/** `1.24 GB`, `312 MB`, `48 kB`: three significant figures, never more than two decimals. */
export function bytes(value: number): string {
  let scaled = value
  let unit = 0
  while (scaled >= 999.5 && unit < UNITS.length - 1) {
    scaled /= 1000
    unit += 1
  }
  const decimals = unit < 2 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2
  return `${decimal(scaled, decimals)} ${UNITS[unit] ?? ''}`
}

export const bitRate = (bitsPerSecond: number): string =>
  bitsPerSecond >= 1e6
    ? `${decimal(bitsPerSecond / 1e6, 1)} Mbit/s`
    : `${decimal(bitsPerSecond / 1e3, 0)} kbit/s`

export const speed = (bytesPerSecond: number): string => `${bytes(bytesPerSecond)}/s`

/** Length of a clip: `0:07`, `12:30`, `1:02:09`; below ten seconds with a decimal, where limits are near. */
export function clipLength(seconds: number): string {
  if (seconds < 9.95) return t('time.seconds', { value: decimal(seconds, 1) })
  const whole = Math.round(seconds)
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Time to go, no more exact than it can be known: `12 s`, `4 min`, `1 h 20 min`, `2 d 3 h`. */
export function timeLeft(seconds: number): string {
  if (seconds < 59.5) return t('time.seconds', { value: number(Math.max(1, Math.round(seconds))) })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return t('time.minutes', { value: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48) {
    const rest = minutes % 60
    return rest === 0
      ? t('time.hours', { value: hours })
      : t('time.hoursAndMinutes', { hours, minutes: rest })
  }
  return t('time.daysAndHours', { days: Math.floor(hours / 24), hours: hours % 24 })
}

/**
 * A time that is not known exactly: `3 to 8 min`, `40 s to 2 min`, `up to 8 min`; one figure where both read the same.
 * In seconds.
 */
export function timeRange(low: number, high: number): string {
  const [from, to] = [timeLeft(low), timeLeft(high)]
  if (from === to) return to
  if (low < 1) return t('time.upTo', { high: to })
  const isSameUnit = unitOf(low) !== null && unitOf(low) === unitOf(high)
  return t('time.range', { low: isSameUnit ? from.slice(0, from.lastIndexOf(' ')) : from, high: to })
}

/** Of times that `timeLeft` writes as one figure; null of longer ones. */
function unitOf(seconds: number): 's' | 'min' | null {
  if (seconds < 59.5) return 's'
  return Math.round(seconds / 60) < 60 ? 'min' : null
}

/** Footage in an index: `48 min`, `3 h 12 min`, `264 h`. */
export function footage(seconds: number): string {
  // Unlike the time that is left, no footage is less than a second of it.
  if (seconds === 0) return t('time.seconds', { value: number(0) })
  return seconds < 10 * 3600
    ? timeLeft(seconds)
    : t('time.hours', { value: number(Math.round(seconds / 3600)) })
}

export const clock = (epochMs: number): string =>
  timeText(new Date(epochMs), { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** A date of the platform (ISO 8601): `2026-10-03T…` → `3 Oct 2026`. */
export const date = (iso: string): string =>
  timeText(new Date(iso), { day: 'numeric', month: 'short', year: 'numeric' })

/** @param day of the week, 0 for Sunday @param how `Monday` or `Mon` */
export const dayName = (day: number, how: 'long' | 'short'): string =>
  // The first of January 2023 was a Sunday.
  timeText(new Date(2023, 0, 1 + day), { weekday: how })

/** A time to come within a sentence: `at 14:05`, `tomorrow about 03:12`, `Friday at 20:00`, `3 Oct at 09:00`. */
export function timeAhead(epochMs: number, now: number, how: 'at' | 'about' = 'at'): string {
  const then = new Date(epochMs)
  const at = t(`time.${how}`, { time: timeText(then, { hour: '2-digit', minute: '2-digit' }) })
  const days = dayNumber(then) - dayNumber(new Date(now))
  if (days <= 0) return at
  if (days === 1) return t('time.tomorrow', { at })
  if (days < 7) return t('time.onWeekday', { day: timeText(then, { weekday: 'long' }), at })
  return t('time.onDate', { day: timeText(then, { day: 'numeric', month: 'short' }), at })
}

const timeText = (at: Date, options: Intl.DateTimeFormatOptions): string =>
  timesIn(TIMES[language()], options).format(at)

/** Whole days of the local calendar, whatever the clocks do between. */
const dayNumber = (date: Date): number =>
  Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000

/** The time of day, with the date when it was not today. */
export function moment(epochMs: number, now: number): string {
  const day = (ms: number): string => new Date(ms).toDateString()
  if (day(epochMs) === day(now)) return clock(epochMs)
  return `${timeText(new Date(epochMs), { day: 'numeric', month: 'short' })} ${clock(epochMs)}`
}

/** 0 to 100, whole; 100 only when all is there. */
export function percent(done: number, total: number): number {
  if (total <= 0) return 0
  if (done >= total) return 100
  return Math.min(99, Math.floor((done / total) * 100))
}

export const resolution = ({ width, height }: MediaInfo): string => `${width}×${height}`

const CODECS: Record<string, string> = {
  h264: 'H.264',
  hevc: 'HEVC',
  prores: 'ProRes',
  dnxhd: 'DNxHD',
  av1: 'AV1',
  vp8: 'VP8',
  vp9: 'VP9',
  mpeg2video: 'MPEG-2',
  mpeg4: 'MPEG-4',
  mjpeg: 'MJPEG',
  aac: 'AAC',
  mp3: 'MP3',
  opus: 'Opus',
  vorbis: 'Vorbis',
  ac3: 'AC-3',
  flac: 'FLAC',
}

/** ffprobe's name of a codec as editors write it. */
export function codec(name: string): string {
  if (name.startsWith('pcm_')) return 'PCM'
  return CODECS[name] ?? name
}

/** ffprobe names all formats that share a reader (`mov,mp4,m4a,…`); the file's own ending picks one of them. */
export function container(formats: string, fileName: string): string {
  const names = formats.split(',')
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? ''
  return (names.includes(ending) ? ending : (names[0] ?? formats)).toUpperCase()
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
