import { expect, test } from 'vitest'
import { actsOf, causeText, causeTitle } from '../../renderer/attention-words.ts'

const cause = (
  code: string | null,
  state: 'refused' | 'failed' = 'refused',
  model: string | null = null,
) => ({
  code,
  state,
  model,
  indexId: 'i',
})
const group = (code: string | null, state: 'refused' | 'failed' = 'refused', canMove = false) => ({
  cause: cause(code, state),
  retryable: state === 'failed',
  canMove,
})

test('what most likely helps comes first, and moving is offered only where another index takes the clips', () => {
  expect(actsOf(group('video_duration_too_long', 'refused', true))[0]).toBe('move')
  expect(actsOf(group('video_duration_too_long'))).not.toContain('move')
  expect(actsOf(group('already_indexed'))).toEqual(['remove', 'upload', 'reveal'])
  expect(actsOf(group('source_missing', 'failed'))[0]).toBe('retry')
  expect(actsOf({ ...group('request_refused', 'failed'), retryable: false })).toEqual(['remove', 'reveal'])
  expect(actsOf(group('index_missing', 'failed', true))).toEqual(['move', 'remove'])
  // An empty file cannot be sent in spite of anything.
  expect(actsOf(group('file_empty'))).not.toContain('upload')
})

test('a limit names the model that sets it, and a cause without words of its own is still named', () => {
  expect(causeTitle(cause('video_duration_too_long', 'refused', 'Pegasus 1.2'))).toBe(
    'Too long for Pegasus 1.2',
  )
  expect(causeTitle(cause('video_duration_too_short', 'refused', 'Marengo 3.0, Pegasus 1.2'))).toBe(
    'Too short for Marengo 3.0 and Pegasus 1.2',
  )
  expect(causeTitle(cause('media_filesize_too_large'))).toBe('Files too large for the platform')
  expect(causeTitle(cause('something_new'))).toBe('Refused')
  expect(causeTitle(cause(null, 'failed'))).toBe('Failed')
  expect(causeText(group('video_duration_too_long', 'refused', true))).toBe(
    'Cut them into parts and drop those. Another of your indexes takes them as they are.',
  )
})
