/** What a clip can be, and the ways it can go. */
export const clips = {
  states: {
    settling: 'Arriving',
    found: 'Checking',
    refused: 'Refused',
    waiting: 'Waiting',
    uploading: 'Uploading',
    processing: 'Processing',
    indexing: 'Indexing',
    ready: 'Ready',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  settling: {
    growing: 'Still growing',
    growingBy: 'Still growing, +{{speed}}',
    still: 'Waiting for it to stay still',
    held: 'Held open by another program',
    incomplete: 'Its index or its end is not written yet',
    away: 'Its drive is away',
  },
  ways: {
    auto: {
      name: 'Automatic',
      text: 'Small files go in one request, larger ones in parts that can be resumed after an interruption.',
    },
    multipart: {
      name: 'In parts',
      text: 'Every file goes in parts: after an interruption only the missing parts are sent.',
    },
    direct: {
      name: 'In one request',
      text: 'Fewest calls, but an interrupted file starts over, and files above 200 MB are refused.',
    },
    task: {
      name: 'Upload task',
      text: 'The older way, which uploads and indexes in one call. It cannot resume, and the platform plans to drop it.',
    },
  },
} as const
