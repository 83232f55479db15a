/** Numbers as people read them. Sizes are decimal, as the platform's limits and the systems' file managers are. */
import type { MediaInfo } from '../shared/domain.ts'

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const
const count = new Intl.NumberFormat('en-US')

export const number = (value: number): string => count.format(value)

/** `1.24 GB`, `312 MB`, `48 kB`: three significant figures, never more than two decimals. */
export function bytes(value: number): string {
  let scaled = value
  let unit = 0
  while (scaled >= 999.5 && unit < UNITS.length - 1) {
    scaled /= 1000
    unit += 1
  }
  const decimals = unit < 2 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2
  return `${scaled.toFixed(decimals)} ${UNITS[unit] ?? ''}`
}

export const speed = (bytesPerSecond: number): string => `${bytes(bytesPerSecond)}/s`

/** Length of a clip: `0:07`, `12:30`, `1:02:09`; below ten seconds with a decimal, where limits are near. */
export function clipLength(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Time to go, no more exact than it can be known: `12 s`, `4 min`, `1 h 20 min`, `2 d 3 h`. */
export function timeLeft(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** Footage in an index: `48 min`, `3 h 12 min`, `264 h`. */
export function footage(seconds: number): string {
  return seconds < 10 * 3600 ? timeLeft(seconds) : `${number(Math.round(seconds / 3600))} h`
}

export const clock = (epochMs: number): string =>
  new Date(epochMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** A time to come within a sentence: `at 14:05`, `tomorrow about 03:12`, `Friday at 20:00`, `3 Oct at 09:00`. */
export function timeAhead(epochMs: number, now: number, how: 'at' | 'about' = 'at'): string {
  const at = new Date(epochMs)
  const time = `${how} ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
  const days = dayNumber(at) - dayNumber(new Date(now))
  if (days <= 0) return time
  if (days === 1) return `tomorrow ${time}`
  const day = days < 7 ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return `${at.toLocaleDateString('en-GB', day)} ${time}`
}

/** Whole days of the local calendar, whatever the clocks do between. */
const dayNumber = (date: Date): number =>
  Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000

/** The time of day, with the date when it was not today. */
export function moment(epochMs: number, now: number): string {
  const day = (ms: number): string => new Date(ms).toDateString()
  if (day(epochMs) === day(now)) return clock(epochMs)
  const date = new Date(epochMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
  return `${date} ${clock(epochMs)}`
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
