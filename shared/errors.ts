/**
 * Expected failures and the catalogue of them: every sentence a user can meet outside the limits of a model.
 * Codes of the platform keep the platform's names (platform contract §7.3); the others are ours. The sentences are in
 * `shared/words/`: the engine speaks English, the window the language that was chosen.
 */
import { z } from 'zod'
import { Phrase, english, fill, speak, type Phrases } from './phrase.ts'
import { failures as ENGLISH } from './words/en/failures.ts'
import type { Words } from './words/words.ts'

/** A failure with a code of the catalogue, ready to be shown and kept. */
export const Failure = z.object({
  code: z.string(),
  /** One sentence: what happened, to what, what to do. */
  message: z.string(),
  /** Whether trying again can help. */
  retryable: z.boolean(),
  /** What its sentence names, to be told in another language; missing where nothing is named. */
  about: z
    .object({ name: z.string().optional(), detail: z.union([z.string(), Phrase]).optional() })
    .optional(),
})
export type Failure = z.infer<typeof Failure>

export type FailureCode = keyof typeof ENGLISH

/** Whether trying again can help. */
const RETRYABLE: Record<FailureCode, boolean> = {
  source_missing: true,
  source_unreadable: true,
  source_changed: true,
  file_empty: false,
  not_a_file: false,
  probe_timeout: true,
  probe_failed: true,
  index_takes_no_videos: false,
  index_missing: false,
  api_key_missing: true,
  api_key_invalid: true,
  access_denied: true,
  usage_limit_exceeded: true,
  too_many_requests: true,
  network: true,
  proxy_unreachable: true,
  proxy_auth_required: true,
  stalled: true,
  platform_error: true,
  platform_failing: true,
  bad_answer: true,
  request_refused: false,
  task_cannot_be_deleted: true,
  not_on_platform: false,
  export_stopped: true,
  batch_gone: false,
  file_exists: false,
  address_unusable: false,
  fetch_failed: true,
  chunk_refused: true,
  storage_failing: true,
  upload_expired: true,
  asset_failed: true,
  indexing_failed: true,
  gone_from_platform: true,
  database_damaged: false,
  database_newer: false,
  data_folder_in_use: true,
  disk_full: true,
  history_unwritable: true,
  data_folder_unwritable: true,
  size_differs: true,
  duration_differs: true,
  watch_inside_another: false,
  watch_away: true,
  watch_faulty: true,
  folder_unreadable: true,
  file_unwritable: true,
  preset_unreadable: false,
  setting_locked: false,
  checkup_stopped: true,
  keychain_unavailable: true,
  internal_error: true,
  engine_restarted: true,
  window_restarted: true,
  engine_down: true,
  engine_stopped: true,
  practice_failed: true,
  update_unknown: true,
  update_broken: true,
  wrong_usage: false,
}

/** @property name the file, index or folder it happened to @property detail what was measured or answered */
type About = { name?: string; detail?: string | Phrase }

/**
 * A failure of the catalogue, ready to be shown.
 * @param about shown as it is; never a secret
 */
export function failure(code: FailureCode, about: About = {}): Failure {
  const { name, detail } = about
  // The platform's own sentences end with a period; here they stand inside ours.
  const told = typeof detail === 'string' ? detail.replace(/\.+$/, '') : detail
  const kept = { ...(name === undefined ? {} : { name }), ...(told === undefined ? {} : { detail: told }) }
  const said = typeof told === 'object' ? english(told) : told
  return {
    code,
    message: sentence(ENGLISH[code], name, said),
    retryable: RETRYABLE[code],
    ...(name === undefined && told === undefined ? {} : { about: kept }),
  }
}

/** The sentence of a failure in a language; its English one where that language has none for its code. */
export function failureIn(words: Words['failures'], phrases: Phrases, locale: string, of: Failure): string {
  if (!isKnown(of.code)) return of.message
  const { name, detail } = of.about ?? {}
  const entry: Entry = words[of.code]
  // What was kept before its details were, is told in English rather than without them.
  if (of.about === undefined && of.message !== sentence(ENGLISH[of.code])) return of.message
  return sentence(entry, name, typeof detail === 'object' ? speak(phrases, locale, detail) : detail)
}

interface Entry {
  readonly text: string
  readonly name?: string
  readonly detail?: string
}

function sentence(entry: Entry, name?: string, detail?: string): string {
  return fill(entry.text, {
    name: name ?? entry.name ?? '',
    detail: detail || (entry.detail ?? ''),
    tail: detail ? ` (${detail})` : '',
  })
}

const isKnown = (code: string): code is FailureCode => code in ENGLISH

/** Carries an expected failure through code that has no other way out; caught where items are settled. */
export class ExpectedError extends Error {
  readonly failure: Failure
  constructor(of: Failure) {
    super(of.message)
    this.name = 'ExpectedError'
    this.failure = of
  }
}
