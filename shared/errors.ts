/**
 * The catalogue of expected failures: every sentence a user can meet outside the limits of a model.
 * A sentence says what happened, to what, and what to do. Codes of the platform keep the platform's names
 * (platform contract §7.3); the others are ours.
 */
import type { Failure } from './domain.ts'

type Make = (about: { name?: string; detail?: string }) => string

const file = (name: string | undefined): string => name ?? 'The file'
const tail = (detail: string | undefined): string => (detail ? ` (${detail})` : '')

const CATALOGUE = {
  source_missing: {
    retryable: true,
    text: (a) => `${file(a.name)} is no longer where it was. Put it back or reconnect its drive, then retry.`,
  },
  source_unreadable: {
    retryable: true,
    text: (a) =>
      `${file(a.name)} cannot be opened for reading${tail(a.detail)}. Give this user read permission, then retry.`,
  },
  source_changed: {
    retryable: true,
    text: (a) => `${file(a.name)} changed while it was being sent. It is checked again and starts over.`,
  },
  file_empty: {
    retryable: false,
    text: (a) => `${file(a.name)} is empty (0 bytes). Copy it again from its source.`,
  },
  not_a_file: {
    retryable: false,
    text: (a) => `${file(a.name)} is not a regular file. Drop the clip itself.`,
  },
  probe_timeout: {
    retryable: true,
    text: (a) =>
      `${file(a.name)} could not be examined within ${a.detail ?? 'the time allowed'}. Check its drive, then retry.`,
  },
  probe_failed: {
    retryable: true,
    text: (a) => `ffprobe could not be run${tail(a.detail)}. Check the ffprobe path in Settings, then retry.`,
  },
  already_indexed: {
    retryable: false,
    text: (a) =>
      `${file(a.name)} is ${a.detail ?? 'the same clip as one sent before'}, so it was not sent again. Use "Upload anyway" to send it all the same.`,
  },
  probably_indexed: {
    retryable: false,
    text: (a) =>
      `${file(a.name)} is probably ${a.detail ?? 'in the index already'}: a clip of the same name, size and length is there, so it was not sent again. Use "Upload anyway" to send it all the same.`,
  },
  index_takes_no_videos: {
    retryable: false,
    text: (a) =>
      `The index ${a.name ?? ''} has Pegasus 1.2 alone and takes no new videos. Choose or create an index with Marengo 3.0.`,
  },
  index_missing: {
    // It never comes back, not even under its name: the clip has to go to another one.
    retryable: false,
    text: (a) =>
      `The index ${a.name ?? ''} is no longer on the platform. Choose another one, and move its clips there.`,
  },
  api_key_missing: {
    retryable: true,
    text: () =>
      'No API key is set, so nothing can be sent. Enter your TwelveLabs key; the queue then goes on by itself.',
  },
  api_key_invalid: {
    retryable: true,
    text: () => 'The platform refused the API key. Enter a valid key; the queue then goes on by itself.',
  },
  access_denied: {
    retryable: true,
    text: (a) =>
      `The platform does not allow this with your key or plan${tail(a.detail)}. Check your plan, then resume.`,
  },
  usage_limit_exceeded: {
    retryable: true,
    text: (a) =>
      `The usage limit of your plan is reached${tail(a.detail)}. Upgrade the plan or wait for its renewal, then resume.`,
  },
  too_many_requests: {
    retryable: true,
    text: () => 'The platform asks us to slow down. The queue goes on by itself.',
  },
  network: {
    retryable: true,
    text: (a) =>
      `The platform cannot be reached${tail(a.detail)}. Check the connection; Reeldrop keeps trying.`,
  },
  proxy_unreachable: {
    retryable: true,
    text: (a) =>
      `The proxy ${a.name ?? ''} cannot be reached. Check the system's proxy settings; Reeldrop keeps trying.`,
  },
  proxy_auth_required: {
    retryable: true,
    text: (a) =>
      `The proxy ${a.name ?? ''} wants a user name and password, or refused those it got. Enter them; the queue then goes on by itself.`,
  },
  stalled: {
    retryable: true,
    text: (a) => `The connection stopped moving while sending ${a.name ?? 'a file'}. Reeldrop tries again.`,
  },
  platform_error: {
    retryable: true,
    text: (a) => `The platform had an error of its own${tail(a.detail)}. Reeldrop tries again.`,
  },
  platform_failing: {
    retryable: true,
    text: (a) =>
      `The platform had errors of its own again and again${tail(a.detail)}, so ${a.name ?? 'the file'} was given up. Retry later.`,
  },
  bad_answer: {
    retryable: true,
    text: (a) =>
      `The answer was not one the platform gives${tail(a.detail)}. A proxy may be in between; Reeldrop tries again.`,
  },
  request_refused: {
    retryable: false,
    text: (a) => `The platform refused ${a.name ?? 'the request'}: ${a.detail ?? 'it gave no reason'}.`,
  },
  task_cannot_be_deleted: {
    retryable: true,
    text: (a) =>
      `The platform deletes a task only once it has ended: ${a.detail ?? 'it gave no reason'}. Wait until it is ready or failed, then delete it.`,
  },
  not_on_platform: {
    retryable: false,
    text: (a) =>
      `The platform no longer has ${a.name ?? 'this'}; it was deleted there. Read the list again to see what it holds now.`,
  },
  export_stopped: {
    retryable: true,
    text: () => 'The export was stopped. Nothing was written.',
  },
  address_unusable: {
    retryable: false,
    text: (a) =>
      `${a.name ?? 'The line'} is no public address of a video. Give the direct http or https address of the file itself.`,
  },
  fetch_failed: {
    retryable: true,
    text: (a) =>
      `The platform could not take ${a.name ?? 'the address'}: ${a.detail ?? 'it gave no reason'}. Check that the address is public and leads to the file itself, then try again.`,
  },
  chunk_refused: {
    retryable: true,
    text: (a) =>
      `The storage refused a part of ${a.name ?? 'the file'}${tail(a.detail)}. Reeldrop tries again with a new address.`,
  },
  storage_failing: {
    retryable: true,
    text: (a) =>
      `The storage refused a part of ${a.name ?? 'the file'} again and again${tail(a.detail)}. Retry later.`,
  },
  upload_expired: {
    retryable: true,
    text: (a) =>
      `The upload of ${a.name ?? 'the file'} was open for longer than the platform allows, so it starts anew.`,
  },
  asset_failed: {
    retryable: true,
    text: (a) =>
      `The platform could not process ${a.name ?? 'the file'}: ${a.detail ?? 'it gave no reason'}.`,
  },
  indexing_failed: {
    retryable: true,
    text: (a) => `The platform could not index ${a.name ?? 'the clip'}: ${a.detail ?? 'it gave no reason'}.`,
  },
  gone_from_platform: {
    retryable: true,
    text: (a) =>
      `${file(a.name)} is no longer on the platform; it was deleted there. Retry to send it again.`,
  },
  database_damaged: {
    retryable: false,
    text: (a) =>
      `The history was damaged and has been set aside as ${a.detail ?? 'a dated file'}. A new one was begun; add your folders again.`,
  },
  database_newer: {
    retryable: false,
    text: (a) =>
      `The history was written by a newer Reeldrop${tail(a.detail)} and was left untouched. Update this Reeldrop to open it.`,
  },
  data_folder_in_use: {
    retryable: true,
    text: (a) =>
      `Another Reeldrop is working in ${a.name ?? 'the data folder'}. Quit it, or use another data folder.`,
  },
  disk_full: {
    retryable: true,
    text: () => 'The disk that holds the history is full. Free some space; Reeldrop then goes on by itself.',
  },
  history_unwritable: {
    retryable: true,
    text: (a) =>
      `The history cannot be written${tail(a.detail)}. Check the disk that holds it; Reeldrop goes on by itself once it can be written.`,
  },
  size_differs: {
    retryable: true,
    text: (a) =>
      `${file(a.name)} is not whole on the platform: ${a.detail ?? 'its size differs'}. Retry to send it again.`,
  },
  duration_differs: {
    retryable: true,
    text: (a) =>
      `${file(a.name)} is of another length on the platform: ${a.detail ?? 'its duration differs'}. Check that it plays to its end, then retry.`,
  },
  watch_inside_another: {
    retryable: false,
    text: (a) =>
      `${a.name ?? 'This folder'} is part of ${a.detail ?? 'another watch folder'} or has it inside, so every clip would come twice. Choose another folder, or remove that watch folder first.`,
  },
  watch_away: {
    retryable: true,
    text: (a) =>
      `${a.name ?? 'The folder'} is not there; its drive may be away. It is watched again by itself when it comes back, and nothing is forgotten.`,
  },
  watch_faulty: {
    retryable: true,
    text: (a) =>
      `${a.name ?? 'The folder'} cannot be watched${tail(a.detail)}. Check its drive; Reeldrop keeps trying.`,
  },
  folder_unreadable: {
    retryable: true,
    text: (a) =>
      `The folder ${a.name ?? ''} cannot be read${tail(a.detail)}. Give this user read permission and drop it again.`,
  },
  file_unwritable: {
    retryable: true,
    text: (a) => `${a.name ?? 'The file'} cannot be written${tail(a.detail)}. Choose another place.`,
  },
  preset_unreadable: {
    retryable: false,
    text: (a) =>
      `The settings file of your facility, ${a.name ?? ''}, does not count${tail(a.detail)}. Have it mended, then start Reeldrop again.`,
  },
  setting_locked: {
    retryable: false,
    text: (a) => `Your facility has set ${a.name ?? 'this'}; it cannot be changed here.`,
  },
  update_unknown: {
    retryable: true,
    text: (a) =>
      `Reeldrop could not look for a newer version${tail(a.detail)}. Check the network, then look again.`,
  },
  update_broken: {
    retryable: true,
    text: (a) =>
      `Version ${a.name ?? ''} could not be downloaded${tail(a.detail)}. Nothing was installed; look again.`,
  },
  checkup_stopped: {
    retryable: true,
    text: () => 'The comparison was stopped. Nothing was changed.',
  },
  keychain_unavailable: {
    retryable: true,
    text: (a) => `No keychain service answers${tail(a.detail)}. The key can be kept for this run only.`,
  },
  internal_error: {
    retryable: true,
    text: (a) =>
      `Reeldrop itself failed on ${a.name ?? 'a clip'}${tail(a.detail)}. Retry; if it happens again, send us the log.`,
  },
  engine_restarted: {
    retryable: true,
    text: () =>
      'The part of Reeldrop that uploads stopped unexpectedly and was started again. Uploads go on where they were.',
  },
  engine_down: {
    retryable: true,
    text: (a) =>
      `The part of Reeldrop that uploads does not run${tail(a.detail)}. Quit and open Reeldrop again; nothing is lost.`,
  },
  practice_failed: {
    retryable: true,
    text: (a) => `The practice server did not start${tail(a.detail)}. Try again.`,
  },
  wrong_usage: { retryable: false, text: (a) => a.detail ?? 'The request was not understood.' },
} satisfies Record<string, { retryable: boolean; text: Make }>

export type FailureCode = keyof typeof CATALOGUE

/**
 * A failure of the catalogue, ready to be shown.
 * @param about.name the file, index or folder it happened to; shown as it is
 * @param about.detail what was measured or answered; never a secret
 */
export function failure(code: FailureCode, about: { name?: string; detail?: string } = {}): Failure {
  const entry: { retryable: boolean; text: Make } = CATALOGUE[code]
  // The platform's own sentences end with a period; here they stand inside ours.
  const told = about.detail === undefined ? about : { ...about, detail: about.detail.replace(/\.+$/, '') }
  return { code, message: entry.text(told), retryable: entry.retryable }
}

/** Carries an expected failure through code that has no other way out; caught where items are settled. */
export class ExpectedError extends Error {
  readonly failure: Failure
  constructor(of: Failure) {
    super(of.message)
    this.name = 'ExpectedError'
    this.failure = of
  }
}
