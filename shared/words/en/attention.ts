/** The page of everything that waits for a person. */
export const attention = {
  well: 'Nothing needs you',
  under: {
    uploading_one: '{{count, number}} clip on its way',
    uploading_other: '{{count, number}} clips on their way',
    indexing_one: '{{count, number}} being indexed',
    indexing_other: '{{count, number}} being indexed',
    ready_one: '{{count, number}} ready',
    ready_other: '{{count, number}} ready',
    idle: 'Nothing is under way',
  },
  clips_one: '{{count, number}} clip',
  clips_other: '{{count, number}} clips',
  inIndex: 'for {{index}}',
  platform: 'the platform',
  more: 'More for: {{title}}',
  showAll_one: 'Show all {{count, number}}',
  showAll_other: 'Show all {{count, number}}',
  showFewer: 'Show fewer',
  /** After the text of a limit that another index does not have. */
  takenElsewhere: 'Another of your indexes takes them as they are.',
  /** Titles say what keeps the clips back, texts what can be done. */
  causes: {
    video_duration_too_short: {
      title: 'Too short for {{model}}',
      text: 'Export them with more footage and drop them again.',
    },
    video_duration_too_long: {
      title: 'Too long for {{model}}',
      text: 'Cut them into parts and drop those.',
    },
    video_resolution_too_low: {
      title: 'Picture too small for {{model}}',
      text: 'Export them larger and drop them again.',
    },
    video_resolution_too_high: {
      title: 'Picture too large for {{model}}',
      text: 'Export them smaller and drop them again.',
    },
    video_resolution_invalid_aspect_ratio: {
      title: 'Wrong picture shape for {{model}}',
      text: 'Pad or crop the picture and drop them again.',
    },
    video_filesize_too_large: {
      title: 'Files too large for {{model}}',
      text: 'Export them at a lower bit rate and drop them again.',
    },
    video_file_broken: {
      title: 'Broken or cut off',
      text: 'Copy them again from the card or the camera.',
    },
    file_empty: { title: 'Empty files', text: 'Copy them again from the card or the camera.' },
    unsupported_file_type: {
      title: 'A kind of file that the platform does not take',
      text: 'Export them as MP4 or MOV.',
    },
    already_indexed: {
      title: 'In the index already',
      text: 'Nothing is left to do. Take them out of the list, or send them a second time.',
    },
    probably_indexed: {
      title: 'Probably in the index already',
      text: 'Clips of the same name, size and length are there. Take these out of the list, or send them all the same.',
    },
    source_missing: {
      title: 'Files that are not where they were',
      text: 'Put them back or reconnect the drive, then retry.',
    },
    source_unreadable: {
      title: 'Files that cannot be read',
      text: 'Give this user permission to read them, then retry.',
    },
    index_missing: {
      title: 'Their index is no longer on the platform',
      text: 'Send them to another index.',
    },
    indexing_failed: {
      title: 'The platform could not index them',
      text: 'Retry. Nothing is sent again, they are only indexed again.',
    },
    asset_failed: {
      title: 'The platform could not process them',
      text: 'Check that they play to their end, then retry.',
    },
    gone_from_platform: {
      title: 'Deleted on the platform',
      text: 'Retry to send them again, or take them out of the list.',
    },
    size_differs: { title: 'Not whole on the platform', text: 'Retry to send them again.' },
    duration_differs: {
      title: 'Of another length on the platform',
      text: 'Check that they play to their end, then retry.',
    },
    probe_failed: {
      title: 'Could not be examined',
      text: 'Check the path of ffprobe in the settings, then retry.',
    },
    probe_timeout: { title: 'Took too long to examine', text: 'Check their drive, then retry.' },
    platform_failing: { title: 'The platform failed again and again', text: 'Retry later.' },
    storage_failing: { title: 'The storage failed again and again', text: 'Retry later.' },
    refused: { title: 'Refused', text: 'Each clip says why.' },
    failed: { title: 'Failed', text: 'Each clip says why.' },
  },
  acts: {
    retry_one: 'Retry',
    retry_other: 'Retry these {{count, number}}',
    move: 'Move to another index…',
    moveNone: 'None of your indexes takes them',
    moveNew: 'Create an index…',
    upload_one: 'Upload anyway',
    upload_other: 'Upload all {{count, number}} anyway',
    remove_one: 'Take out of the list',
    remove_other: 'Take all {{count, number}} out of the list',
    reveal: 'Show in folder',
  },
  done: {
    retry_one: '{{count, number}} clip is tried again.',
    retry_other: '{{count, number}} clips are tried again.',
    move_one: '{{count, number}} clip goes to {{index}}.',
    move_other: '{{count, number}} clips go to {{index}}.',
    upload_one: '{{count, number}} clip is sent anyway.',
    upload_other: '{{count, number}} clips are sent anyway.',
    remove_one: '{{count, number}} clip was taken out of the list.',
    remove_other: '{{count, number}} clips were taken out of the list.',
  },
  hold: {
    key: 'No valid API key',
    proxy: 'The proxy wants a login',
    limit: 'The limit of your plan is reached',
    other: 'Everything is on hold',
    resume: 'Resume',
    newKey: 'Enter a new key…',
    signIn: 'Sign in to the proxy…',
    noKey: 'Nothing can be sent without one. Enter your TwelveLabs key; the queue then goes on by itself.',
  },
  watch: {
    denied: 'No permission for {{name}}',
    faulty: '{{name}} cannot be watched',
    away: '{{name}} is away',
    settings: 'Open its settings…',
    scan: 'Look again',
  },
  review: {
    title_one: '{{count, number}} dropped clip waits for your start',
    title_other: '{{count, number}} dropped clips wait for your start',
    text: 'Nothing of them leaves before that.',
    show: 'Review',
  },
} as const
