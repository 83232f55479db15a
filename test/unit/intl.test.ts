import { afterEach, describe, expect, it, vi } from 'vitest'
import { numbersIn, timesIn } from '../../shared/intl.ts'

const NOON = Date.UTC(2026, 0, 1, 12)
const zone = process.env['TZ']

afterEach(() => {
  vi.useRealTimers()
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

describe('formatters that are made once', () => {
  it('are the same for a locale and its options, and others for others', () => {
    expect(numbersIn('de-DE')).toBe(numbersIn('de-DE', {}))
    expect(numbersIn('de-DE').format(1234.5)).toBe('1.234,5')
    expect(numbersIn('en-US').format(1234.5)).toBe('1,234.5')
    expect(numbersIn('en-US', { maximumFractionDigits: 0 }).format(1234.4)).toBe('1,234')
  })

  it('tell times in another time zone within a minute of getting there', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const hour = () => timesIn('en-GB', { hour: '2-digit' }).format(NOON)
    vi.advanceTimersByTime(61_000)
    process.env['TZ'] = 'Europe/Berlin'
    expect(hour()).toBe('13')
    process.env['TZ'] = 'Asia/Tokyo'
    vi.advanceTimersByTime(61_000)
    expect(hour()).toBe('21')
  })
})
