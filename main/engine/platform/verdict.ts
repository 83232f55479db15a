import { failure, type Failure } from '../../../shared/errors.ts'
import type { Problem } from '../../../shared/problem.ts'
import { phrase } from '../../../shared/phrase.ts'
import { problem } from '../rules/problem.ts'
import type { PlatformError } from './error.ts'

/** Codes by which the platform refuses a file for good (contract §7.3). */
const FILE_CODES = new Set([
  'video_resolution_too_low',
  'video_resolution_too_high',
  'video_resolution_invalid_aspect_ratio',
  'video_duration_too_short',
  'video_duration_too_long',
  'video_file_broken',
  'video_filesize_too_large',
  'media_filesize_too_large',
  'unsupported_file_type',
  'unsupported_media_type',
])
const KEY_CODES = new Set(['api_key_invalid', 'unauthorized', 'unauthorized_request'])
const USAGE_CODES = new Set(['usage_limit_exceeded', 'insufficient_funds'])
const ACCESS_CODES = new Set(['api_not_allowed', 'api_allowed_for_paid_plan', 'region_not_allowed'])

/** Server errors in a row after which an item is given up; lost connections never count. */
const SERVER_ERRORS_ALLOWED = 8

/**
 * What a failed call means for an item:
 * `retry` later in the same state · `hold` the whole queue until a person acts · `refuse` the file · `fail` the item.
 */
export type CallVerdict =
  | { kind: 'retry'; failure: Failure; counts: boolean }
  | { kind: 'hold'; failure: Failure }
  | { kind: 'refuse'; problem: Problem }
  | { kind: 'fail'; failure: Failure }

/**
 * Decides what a failed call means. Branches on code equality first, then on the HTTP class (contract §7.3).
 * @param attempt failures so far in the present state
 */
export function verdictOf(error: PlatformError, item: { name: string; attempt: number }): CallVerdict {
  const code = error.code ?? ''
  if (code === 'proxy_auth_required')
    return { kind: 'hold', failure: failure('proxy_auth_required', { name: error.detail }) }
  if (error.status === 401 || KEY_CODES.has(code))
    return { kind: 'hold', failure: failure('api_key_invalid') }
  if (USAGE_CODES.has(code))
    return { kind: 'hold', failure: failure('usage_limit_exceeded', { detail: error.detail }) }
  if (error.status === 403 || ACCESS_CODES.has(code)) {
    return { kind: 'hold', failure: failure('access_denied', { detail: error.detail }) }
  }
  if (FILE_CODES.has(code)) {
    const said = phrase('refusedByPlatform', { name: item.name, detail: error.detail })
    return { kind: 'refuse', problem: problem(code, 'refuse', said) }
  }
  if (error.isRateLimit) return { kind: 'retry', failure: failure('too_many_requests'), counts: false }
  if (error.kind !== 'refused' && error.of === 'api')
    return { kind: 'retry', failure: connectionFailure(error, item.name), counts: false }
  if (error.transient) {
    const about = { name: item.name, detail: error.detail }
    const isOfStorage = error.of === 'storage'
    return item.attempt < SERVER_ERRORS_ALLOWED
      ? {
          kind: 'retry',
          failure: failure(isOfStorage ? 'chunk_refused' : 'platform_error', about),
          counts: true,
        }
      : { kind: 'fail', failure: failure(isOfStorage ? 'storage_failing' : 'platform_failing', about) }
  }
  return { kind: 'fail', failure: failure('request_refused', { name: item.name, detail: error.detail }) }
}

function connectionFailure(error: PlatformError, name: string): Failure {
  if (error.detail === 'no bytes moved for a while') return failure('stalled', { name })
  if (error.kind === 'broken' && /answer|HTML/.test(error.detail))
    return failure('bad_answer', { detail: error.detail })
  return offlineFailure(error)
}

/** The sentence for a connection that could not be made. */
export function offlineFailure(error: PlatformError): Failure {
  return error.code === 'proxy_unreachable'
    ? failure('proxy_unreachable', { name: error.detail })
    : failure('network', { detail: error.detail })
}
