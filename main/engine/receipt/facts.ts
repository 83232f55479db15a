import { basename } from 'node:path'
import type { ItemEvent } from '../../../shared/item.ts'
import type { ReceiptItem, ReceiptSums } from '../store/receipts.ts'

/** When what happened to a clip, epoch ms; null for what has not. Of what happened again, the last time counts. */
export interface ClipTimes {
  takenInAt: number
  uploadBeganAt: number | null
  uploadEndedAt: number | null
  readyAt: number | null
}

/** Reads the times of a clip out of its history. */
export function timesOf({ addedAt, events }: Pick<ReceiptItem, 'addedAt' | 'events'>): ClipTimes {
  const last = (is: (event: ItemEvent) => boolean): number | null => events.findLast(is)?.at ?? null
  const uploadBeganAt = last((event) => begins(event))
  const uploadEndedAt = last(({ from, to }) => from === 'uploading' && HANDED_OVER.has(to))
  return {
    takenInAt: addedAt,
    uploadBeganAt,
    // One that began anew has not ended yet.
    uploadEndedAt: uploadEndedAt !== null && uploadEndedAt >= (uploadBeganAt ?? 0) ? uploadEndedAt : null,
    readyAt: last(({ from, to }) => to === 'ready' && from !== 'ready'),
  }
}

/** How often it was tried to get a clip to the platform: 1 when all went well, 0 when it was never begun. */
export const attemptsOf = ({ events, failedTries }: Pick<ReceiptItem, 'events' | 'failedTries'>): number =>
  events.filter(begins).length + failedTries

const begins = ({ from, to }: ItemEvent): boolean => to === 'uploading' && from !== 'uploading'
const HANDED_OVER = new Set(['processing', 'indexing', 'ready'])

/** Columns of the CSV: whether a line is of a clip or has the totals, then the fields of a clip. */
export const COLUMNS = [
  'record',
  'name',
  'path',
  'state',
  'reason',
  'index_id',
  'index_name',
  'size_bytes',
  'duration_seconds',
  'width',
  'height',
  'content_hash',
  'way',
  'asset_id',
  'task_id',
  'indexed_asset_id',
  'taken_in_at',
  'upload_began_at',
  'upload_ended_at',
  'ready_at',
  'attempts',
  'bytes_sent',
  'clip_id',
  'taken_out_at',
] as const
type Fields = Record<Exclude<(typeof COLUMNS)[number], 'record'>, string | number | null>

/** A clip for programs and spreadsheets: names and reasons in English, times in ISO 8601, UTC. */
export function fieldsOf(item: ReceiptItem): Fields {
  const times = timesOf(item)
  return {
    name: basename(item.path),
    path: item.path,
    state: item.state,
    reason: item.failure?.message ?? item.problems.map(({ message }) => message).join(' '),
    index_id: item.indexId,
    index_name: item.indexName,
    size_bytes: item.size,
    duration_seconds: item.media?.durationSeconds ?? null,
    width: item.media?.width ?? null,
    height: item.media?.height ?? null,
    content_hash: item.contentHash,
    way: item.way,
    asset_id: item.assetId,
    task_id: item.taskId,
    indexed_asset_id: item.indexedAssetId,
    taken_in_at: iso(times.takenInAt),
    upload_began_at: iso(times.uploadBeganAt),
    upload_ended_at: iso(times.uploadEndedAt),
    ready_at: iso(times.readyAt),
    attempts: attemptsOf(item),
    bytes_sent: item.wireBytes,
    clip_id: item.id,
    taken_out_at: iso(item.removedAt),
  }
}

/** The last line of the CSV: sums in the columns that they are of, and how many clips came to which state. */
export function totalFields({ byState, sizeBytes, videoSeconds, bytesSent }: ReceiptSums): Partial<Fields> {
  const states = Object.entries(byState).map(([state, clips]) => `${clips} ${state}`)
  return {
    state: states.join(', '),
    size_bytes: sizeBytes,
    duration_seconds: videoSeconds,
    bytes_sent: bytesSent,
  }
}

export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
