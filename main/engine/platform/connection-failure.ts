import { PlatformError } from './error.ts'

/** Codes of a connection that was never made, so that nothing can have been applied. */
export const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What a failed connection means; what is no failure of a connection comes back as it is. */
export function brokenConnection(error: unknown): unknown {
  if (error instanceof PlatformError) return error
  const code = connectionCode(error)
  if (code === null) return error
  return new PlatformError(NEVER_CONNECTED.has(code) ? 'offline' : 'broken', { detail: code })
}

/** The code of a failed connection; null when it is none. */
export function connectionCode(error: unknown): string | null {
  if (error instanceof AggregateError) return connectionCode(error.errors[0])
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return null
}
