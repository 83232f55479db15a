import type { ConcreteWay } from '../../../shared/domain.ts'

/** The limits of one model, as data. px, seconds and bytes; ratios are long side to short side. */
export interface ModelLimits {
  /** As people write it. */
  label: string
  family: 'marengo' | 'pegasus'
  minShortSide: number
  maxLongSide: number
  maxShortSide: number
  maxRatio: number
  minSeconds: number
  maxSeconds: number
  maxBytes: number
}

/**
 * Limits by model. Checked 2026-11; sources: platform description "Limits by model", platform contract §9 (vendor
 * docs and SDK 1.3.4). GB are 10^9 bytes in the warning and 2^30 in the refusal, since the sources do not say which.
 */
const COMMON = { minShortSide: 360, maxLongSide: 5184, maxShortSide: 2160, maxRatio: 2.4, minSeconds: 4 }
const HOUR = 3600
const GB = 1e9

export const MODEL_LIMITS: Record<string, ModelLimits> = {
  'marengo3.0': {
    ...COMMON,
    label: 'Marengo 3.0',
    family: 'marengo',
    maxSeconds: 4 * HOUR,
    maxBytes: 4 * GB,
  },
  'marengo2.7': {
    ...COMMON,
    label: 'Marengo 2.7',
    family: 'marengo',
    maxLongSide: 3840,
    maxSeconds: 2 * HOUR,
    maxBytes: 2 * GB,
  },
  'pegasus1.2': { ...COMMON, label: 'Pegasus 1.2', family: 'pegasus', maxSeconds: HOUR, maxBytes: 2 * GB },
}

/** Limits of the upload ways for a local file, in bytes (contract §9, "Upload caps"). */
export const WAY_LIMITS: Record<ConcreteWay, { label: string; maxBytes: number }> = {
  direct: { label: 'Direct upload', maxBytes: 0.2 * GB },
  task: { label: 'An indexing task', maxBytes: 2 * GB },
  multipart: { label: 'Multipart upload', maxBytes: 10 * GB },
}

/** From 10^9 to 2^30: between the two readings of a GB a file is warned about, above both it is refused. */
export const LARGER_READING = 2 ** 30 / 1e9
