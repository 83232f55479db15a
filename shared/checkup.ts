/** A folder held against the index that it belongs to: what is missing there, and what can be mended. */
import { z } from 'zod'
import { Failure } from './errors.ts'

/**
 * What can be amiss with a clip of the folder. missing: the index does not hold it · notIndexed: its asset is on the
 * platform but in no such index · openUpload: its upload was begun and left · changed: the file is another one since it
 * was sent · failed: its last try failed · refused: it breaks a limit and was never sent.
 */
export const FINDING_KINDS = ['missing', 'notIndexed', 'openUpload', 'changed', 'failed', 'refused'] as const
export const FindingKind = z.enum(FINDING_KINDS)
export type FindingKind = z.infer<typeof FindingKind>

/** Only a person can do something about what was refused. */
export const MENDABLE: readonly FindingKind[] = ['missing', 'notIndexed', 'openUpload', 'changed', 'failed']

export const Finding = z.object({
  /** Its number in the report, from 0. */
  n: z.number().int(),
  kind: FindingKind,
  path: z.string(),
  sizeBytes: z.number(),
  /** One plain sentence: what was found. */
  detail: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** How many findings of each kind a report brings along; the CSV has all. */
export const SHOWN_EACH = 200

/** What came of it. Nothing was changed anywhere. */
export const Checkup = z.object({
  folder: z.string(),
  indexId: z.string(),
  indexName: z.string(),
  /** Epoch ms at which it ended. */
  at: z.number(),
  /** Files that may be clips by their names, and other files. */
  clips: z.number().int(),
  passedOver: z.number().int(),
  /** Clips that the index holds, and clips that are on their way there. */
  inIndex: z.number().int(),
  underway: z.number().int(),
  /** How many findings there are of each kind. */
  counts: z.record(FindingKind, z.number().int()),
  /** At most `SHOWN_EACH` of each kind, in the order of the folder. */
  findings: z.array(Finding),
  /** Upload sessions on the platform that this machine knows nothing of; they expire there. */
  strays: z.number().int(),
  /** What could not be read. */
  problems: z.array(Failure),
})
export type Checkup = z.infer<typeof Checkup>

/** How far it came: the folder is looked through, the index is read, then each clip is held against it. */
export const CheckupProgress = z.object({
  step: z.enum(['folder', 'index', 'clips', 'assets']),
  done: z.number().int(),
})
export type CheckupProgress = z.infer<typeof CheckupProgress>
