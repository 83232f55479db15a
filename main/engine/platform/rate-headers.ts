type Headers = Record<string, string | string[] | undefined>

/** What an answer tells about the limit on calls; null where it does not. */
export interface RateHeaders {
  limit: number | null
  remaining: number | null
  /** ms until the window begins anew, ≥ 0. */
  resetMs: number | null
}

/**
 * Reads either documented family of rate headers (contract §8): a reset above 10^9 is an epoch in seconds, else seconds.
 * @param serverNowMs the platform's clock, epoch ms
 */
export function rateHeaders(headers: Headers, serverNowMs: number): RateHeaders {
  const read = (name: string): number | null => {
    const value = headerOf(headers, `x-ratelimit-request-${name}`) ?? headerOf(headers, `x-ratelimit-${name}`)
    const number = value === null ? Number.NaN : Number(value)
    return Number.isFinite(number) ? number : null
  }
  const reset = read('reset')
  const resetMs = reset === null ? null : reset > 1e9 ? reset * 1000 - serverNowMs : reset * 1000
  return {
    limit: read('limit'),
    remaining: read('remaining'),
    resetMs: resetMs === null ? null : Math.max(0, resetMs),
  }
}

/**
 * How long a refusal asks to wait, from `Retry-After` (seconds or a date) or else from the rate headers.
 * @returns ms, at least 0; null when no header tells
 */
export function retryAfterMs(headers: Headers, serverNowMs: number): number | null {
  const after = headerOf(headers, 'retry-after')
  if (after !== null) {
    const seconds = Number(after)
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
    const date = Date.parse(after)
    if (!Number.isNaN(date)) return Math.max(0, date - serverNowMs)
  }
  return rateHeaders(headers, serverNowMs).resetMs
}

/** The platform's clock as an answer shows it, epoch ms; null when it does not. */
export function dateOf(headers: Headers): number | null {
  const date = Date.parse(headerOf(headers, 'date') ?? '')
  return Number.isNaN(date) ? null : date
}

function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? null)
}
