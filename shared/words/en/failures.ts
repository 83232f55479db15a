/**
 * Every expected failure: what happened, to what, and what to do. `{{tail}}` is the detail in brackets, where there is
 * one; `name` and `detail` beside a sentence stand for what is not known.
 */
export const failures = {
  source_missing: {
    text: '{{name}} is no longer where it was. Put it back or reconnect its drive, then retry.',
    name: 'The file',
  },
  source_unreadable: {
    text: '{{name}} cannot be opened for reading{{tail}}. Give this user read permission, then retry.',
    name: 'The file',
  },
  source_changed: {
    text: '{{name}} changed while it was being sent. It is checked again and starts over.',
    name: 'The file',
  },
  file_empty: { text: '{{name}} is empty (0 bytes). Copy it again from its source.', name: 'The file' },
  not_a_file: { text: '{{name}} is not a regular file. Drop the clip itself.', name: 'The file' },
  probe_timeout: {
    text: '{{name}} could not be examined within {{detail}}. Check its drive, then retry.',
    name: 'The file',
    detail: 'the time allowed',
  },
  probe_failed: { text: 'ffprobe could not be run{{tail}}. Check the ffprobe path in Settings, then retry.' },
  index_takes_no_videos: {
    text: 'The index {{name}} has Pegasus 1.2 alone and takes no new videos. Choose or create an index with Marengo 3.0.',
  },
  index_missing: {
    text: 'The index {{name}} is no longer on the platform. Choose another one, and move its clips there.',
  },
  api_key_missing: {
    text: 'No API key is set, so nothing can be sent. Enter your TwelveLabs key; the queue then goes on by itself.',
  },
  api_key_invalid: {
    text: 'The platform refused the API key. Enter a valid key; the queue then goes on by itself.',
  },
  access_denied: {
    text: 'The platform does not allow this with your key or plan{{tail}}. Check your plan, then resume.',
  },
  usage_limit_exceeded: {
    text: 'The usage limit of your plan is reached{{tail}}. Upgrade the plan or wait for its renewal, then resume.',
  },
  too_many_requests: { text: 'The platform asks us to slow down. The queue goes on by itself.' },
  network: { text: 'The platform cannot be reached{{tail}}. Check the connection; Reeldrop keeps trying.' },
  proxy_unreachable: {
    text: "The proxy {{name}} cannot be reached. Check the system's proxy settings; Reeldrop keeps trying.",
  },
  proxy_auth_required: {
    text: 'The proxy {{name}} wants a user name and password, or refused those it got. Enter them; the queue then goes on by itself.',
  },
  stalled: {
    text: 'The connection stopped moving while sending {{name}}. Reeldrop tries again.',
    name: 'a file',
  },
  platform_error: { text: 'The platform had an error of its own{{tail}}. Reeldrop tries again.' },
  platform_failing: {
    text: 'The platform had errors of its own again and again{{tail}}, so {{name}} was given up. Retry later.',
    name: 'the file',
  },
  bad_answer: {
    text: 'The answer was not one the platform gives{{tail}}. A proxy may be in between; Reeldrop tries again.',
  },
  request_refused: {
    text: 'The platform refused {{name}}: {{detail}}.',
    name: 'the request',
    detail: 'it gave no reason',
  },
  task_cannot_be_deleted: {
    text: 'The platform deletes a task only once it has ended: {{detail}}. Wait until it is ready or failed, then delete it.',
    detail: 'it gave no reason',
  },
  not_on_platform: {
    text: 'The platform no longer has {{name}}; it was deleted there. Read the list again to see what it holds now.',
    name: 'this',
  },
  export_stopped: { text: 'The export was stopped. Nothing was written.' },
  batch_gone: { text: 'This batch is not known any more. Choose another one.' },
  file_exists: {
    text: '{{name}} is there already. Name another file, or move that one away.',
    name: 'The file',
  },
  address_unusable: {
    text: '{{name}} is no public address of a video. Give the direct http or https address of the file itself.',
    name: 'The line',
  },
  fetch_failed: {
    text: 'The platform could not take {{name}}: {{detail}}. Check that the address is public and leads to the file itself, then try again.',
    name: 'the address',
    detail: 'it gave no reason',
  },
  chunk_refused: {
    text: 'The storage refused a part of {{name}}{{tail}}. Reeldrop tries again with a new address.',
    name: 'the file',
  },
  storage_failing: {
    text: 'The storage refused a part of {{name}} again and again{{tail}}. Retry later.',
    name: 'the file',
  },
  upload_expired: {
    text: 'The upload of {{name}} was open for longer than the platform allows, so it starts anew.',
    name: 'the file',
  },
  asset_failed: {
    text: 'The platform could not process {{name}}: {{detail}}.',
    name: 'the file',
    detail: 'it gave no reason',
  },
  indexing_failed: {
    text: 'The platform could not index {{name}}: {{detail}}.',
    name: 'the clip',
    detail: 'it gave no reason',
  },
  gone_from_platform: {
    text: '{{name}} is no longer on the platform; it was deleted there. Retry to send it again.',
    name: 'The file',
  },
  database_damaged: {
    text: 'The history was damaged and has been set aside as {{detail}}. A new one was begun; add your folders again.',
    detail: 'a dated file',
  },
  database_newer: {
    text: 'The history in {{name}} was written by a newer Reeldrop{{tail}} and was left untouched. Update this Reeldrop, or start it with another data folder (--data-dir).',
    name: 'the data folder',
  },
  data_folder_in_use: {
    text: 'Another Reeldrop is working in {{name}}. Quit it, or use another data folder.',
    name: 'the data folder',
  },
  disk_full: {
    text: 'The disk that holds the history is full. Free some space; Reeldrop then goes on by itself.',
  },
  history_unwritable: {
    text: 'The history cannot be written{{tail}}. Check the disk that holds it; Reeldrop goes on by itself once it can be written.',
  },
  data_folder_unwritable: {
    text: 'Reeldrop cannot write to its data folder {{name}}{{tail}}, so it did not start. Give this user write permission there and some free space, or start it with another folder (--data-dir).',
  },
  size_differs: {
    text: '{{name}} is not whole on the platform: {{detail}}. Retry to send it again.',
    name: 'The file',
    detail: 'its size differs',
  },
  duration_differs: {
    text: '{{name}} is of another length on the platform: {{detail}}. Check that it plays to its end, then retry.',
    name: 'The file',
    detail: 'its duration differs',
  },
  watch_inside_another: {
    text: '{{name}} is part of {{detail}} or has it inside, so every clip would come twice. Choose another folder, or remove that watch folder first.',
    name: 'This folder',
    detail: 'another watch folder',
  },
  watch_away: {
    text: '{{name}} is not there; its drive may be away. It is watched again by itself when it comes back, and nothing is forgotten.',
    name: 'The folder',
  },
  watch_faulty: {
    text: '{{name}} cannot be watched{{tail}}. Check its drive; Reeldrop keeps trying.',
    name: 'The folder',
  },
  folder_unreadable: {
    text: 'The folder {{name}} cannot be read{{tail}}. Give this user read permission and drop it again.',
  },
  file_unwritable: { text: '{{name}} cannot be written{{tail}}. Choose another place.', name: 'The file' },
  preset_unreadable: {
    text: 'The settings file of your facility, {{name}}, does not count{{tail}}. Have it mended, then start Reeldrop again.',
  },
  setting_locked: { text: 'Your facility has set {{name}}; it cannot be changed here.', name: 'this' },
  checkup_stopped: { text: 'The comparison was stopped. Nothing was changed.' },
  keychain_unavailable: {
    text: 'No keychain service answers{{tail}}. The key can be kept for this run only.',
  },
  internal_error: {
    text: 'Reeldrop itself failed on {{name}}{{tail}}. Retry; if it happens again, send us the log.',
    name: 'a clip',
  },
  engine_restarted: {
    text: 'The part of Reeldrop that uploads stopped unexpectedly and was started again. Uploads go on where they were.',
  },
  window_restarted: {
    text: 'The window crashed and was opened again; uploads went on meanwhile.',
  },
  engine_down: {
    text: 'The part of Reeldrop that uploads does not run{{tail}}. Quit and open Reeldrop again; nothing is lost.',
  },
  engine_stopped: {
    text: 'The part of Reeldrop that uploads crashed {{detail}} times within minutes, so it is not started by itself any more; nothing is lost. Try again, or restart the computer.',
    detail: 'several',
  },
  practice_failed: { text: 'The practice server did not start{{tail}}. Try again.' },
  update_unknown: {
    text: 'Reeldrop could not look for a newer version{{tail}}. Check the network, then look again.',
  },
  update_broken: {
    text: 'Version {{name}} could not be downloaded{{tail}}. Nothing was installed; look again.',
  },
  wrong_usage: { text: '{{detail}}', detail: 'The request was not understood.' },
} as const
