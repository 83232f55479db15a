/** What keeps groups of clips back, in plain words, and what can be done about it. */
import type { CauseGroup } from '../shared/attention.ts'
import type { Cause } from '../shared/cause.ts'
import { together } from './format.ts'
import { t } from './i18n.ts'

/** retry: tries again · move: to another index · upload: in spite of it · remove: out of the list · reveal: the file. */
export type Act = 'retry' | 'move' | 'upload' | 'remove' | 'reveal'

/** Codes with a sentence of their own; the platform has two names for some. */
const KNOWN = [
  'video_duration_too_short',
  'video_duration_too_long',
  'video_resolution_too_low',
  'video_resolution_too_high',
  'video_resolution_invalid_aspect_ratio',
  'video_filesize_too_large',
  'video_file_broken',
  'file_empty',
  'unsupported_file_type',
  'already_indexed',
  'probably_indexed',
  'source_missing',
  'source_unreadable',
  'index_missing',
  'indexing_failed',
  'asset_failed',
  'gone_from_platform',
  'size_differs',
  'duration_differs',
  'probe_failed',
  'probe_timeout',
  'platform_failing',
  'storage_failing',
] as const
type Known = (typeof KNOWN)[number]
const SYNONYMS: Record<string, Known> = {
  media_filesize_too_large: 'video_filesize_too_large',
  unsupported_media_type: 'unsupported_file_type',
  not_a_file: 'unsupported_file_type',
}

const IN_INDEX: ReadonlySet<string> = new Set(['already_indexed', 'probably_indexed'])
/** The file itself is the trouble: no index takes it. */
const OF_FILE: ReadonlySet<string> = new Set(['video_file_broken', 'file_empty', 'unsupported_file_type'])

type Of = Pick<Cause, 'state' | 'code' | 'model'>

export function causeTitle(cause: Of): string {
  // As the rules name several: `Marengo 3.0, Pegasus 1.2`.
  const model = cause.model === null ? t('attention.platform') : together(cause.model.split(', '))
  return t(`attention.causes.${nameOf(cause)}.title`, { model })
}

export function causeText({ cause, canMove }: Pick<CauseGroup, 'cause' | 'canMove'>): string {
  const text = t(`attention.causes.${nameOf(cause)}.text`)
  return canMove && cause.state === 'refused' ? `${text} ${t('attention.takenElsewhere')}` : text
}

/** What can be done to a group, that which most likely helps first. */
export function actsOf(group: Pick<CauseGroup, 'cause' | 'retryable' | 'canMove'>): readonly Act[] {
  const { cause, retryable, canMove } = group
  const name = nameOf(cause)
  if (name === 'index_missing') return canMove ? ['move', 'remove'] : ['remove']
  if (cause.state === 'failed') return retryable ? ['retry', 'reveal', 'remove'] : ['remove', 'reveal']
  if (IN_INDEX.has(name)) return ['remove', 'upload', 'reveal']
  if (name === 'file_empty') return ['reveal', 'remove']
  if (OF_FILE.has(name)) return ['reveal', 'upload', 'remove']
  return canMove ? ['move', 'upload', 'remove', 'reveal'] : ['reveal', 'upload', 'remove']
}

function nameOf({ state, code }: Of): Known | Cause['state'] {
  const known = KNOWN.find((one) => one === code)
  return known ?? SYNONYMS[code ?? ''] ?? state
}
