/** Measured and allowed values in words. Rounding never makes a value look allowed that is not. */

/** Seconds below a minute with two digits, rounded down; longer as `1 h 2 min 3 s`. */
export function seconds(value: number): string {
  if (value < 60) return `${trim(Math.floor(value * 100 + 1e-6) / 100)} s`
  const whole = Math.floor(value + 1e-6)
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ]
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ')
}

/** As `seconds`, rounded up by as much as shows that a limit is passed. */
export function secondsOver(value: number): string {
  return seconds(Math.ceil(value - 1e-6))
}

/** Decimal units with two digits, rounded up; at least MB. */
export function bytesOver(value: number): string {
  const [size, unit] = value >= 1e9 ? [value / 1e9, 'GB'] : [value / 1e6, 'MB']
  return `${trim(Math.ceil(size * 100 - 1e-6) / 100)} ${unit}`
}

/** A ratio to one with two digits, rounded up. */
export function ratioOver(value: number): string {
  return `${trim(Math.ceil(value * 100 - 1e-6) / 100)}:1`
}

export function picture(width: number, height: number): string {
  return `${width}×${height}`
}

function trim(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '')
}
