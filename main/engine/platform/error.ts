import { z } from 'zod'
import { redact } from '../../../shared/redact.ts'
import { retryAfterMs } from './rate-headers.ts'

/**
 * How a call to the platform can fail, as far as the caller has to know:
 * `refused`: the platform answered with an error · `offline`: no connection, nothing can have been applied ·
 * `broken`: the connection or the answer broke, and the call may have been applied.
 */
export type PlatformErrorKind = 'refused' | 'offline' | 'broken'

/** A failed call. Carries no key, no presigned URL. */
export class PlatformError extends Error {
  readonly kind: PlatformErrorKind
  /** Who failed: the API, or the object store behind the presigned URLs. */
  readonly of: 'api' | 'storage'
  /** HTTP status; null when none came. */
  readonly status: number | null
  /** The platform's code; null when the body had none (contract §7.1: never assume JSON). */
  readonly code: string | null
  /** The platform's own sentence, or what broke. */
  readonly detail: string
  /** ms to wait as the answer asks; null when it does not. */
  readonly retryAfterMs: number | null

  constructor(
    kind: PlatformErrorKind,
    about: {
      status?: number
      code?: string | null
      detail: string
      retryAfterMs?: number | null
      of?: 'api' | 'storage'
    },
  ) {
    const detail = redact(about.detail)
    super(detail)
    this.name = 'PlatformError'
    this.kind = kind
    this.of = about.of ?? 'api'
    this.status = about.status ?? null
    this.code = about.code ?? null
    this.detail = detail
    this.retryAfterMs = about.retryAfterMs ?? null
  }

  /** Whether the same call may succeed later without anything being changed. */
  get transient(): boolean {
    return this.kind !== 'refused' || this.status === 408 || this.status === 429 || (this.status ?? 0) >= 500
  }

  get isRateLimit(): boolean {
    return this.status === 429 || this.code === 'too_many_requests'
  }

  /** The platform has no such thing: 404, or its code under another status (contract §4.2). */
  get isMissing(): boolean {
    return (
      this.status === 404 ||
      this.status === 410 ||
      this.code === 'resource_not_exist' ||
      this.code === 'not_found'
    )
  }
}

const Flat = z.object({ code: z.string(), message: z.string().optional() })
const ErrorBody = z.union([Flat, z.object({ error: Flat }).transform(({ error }) => error)])

/**
 * Makes an error of an answer that is not 2xx; the body may be anything, even nothing.
 * @param serverNowMs the platform's clock, epoch ms
 */
export function refusal(
  status: number,
  body: string,
  headers: Record<string, string | string[] | undefined>,
  serverNowMs: number,
): PlatformError {
  const parsed = ErrorBody.safeParse(parseJson(body))
  const { code, message } = parsed.success ? parsed.data : { code: null, message: undefined }
  return new PlatformError('refused', {
    status,
    code,
    detail: message ?? code ?? `HTTP ${status}`,
    retryAfterMs: retryAfterMs(headers, serverNowMs),
  })
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
