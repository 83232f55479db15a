import { MOST_PER_PAGE } from '../../../shared/on-platform.ts'
import type { PlatformFilter, PlatformRow } from '../../../shared/on-platform.ts'
import type { PlatformClient } from '../platform/client.ts'
import { patient } from '../platform/patient.ts'
import type { Cells, RowSource } from './export.ts'
import { pageOf } from './lists.ts'

const COLUMNS = [
  'id',
  'list',
  'index_id',
  'filename',
  'status',
  'duration_seconds',
  'width',
  'height',
  'fps',
  'size_bytes',
  'asset_id',
  'video_id',
  'created_at',
  'updated_at',
  'reason',
] as const

/**
 * All pages of a list. Each call gives way to those that move clips on, as polls do, and waits where the platform asks
 * for patience. What moves from page to page while it is read comes once.
 * @param ask asks the platform @throws ExpectedError
 */
export function listRows(
  ask: <T>(call: (client: PlatformClient) => Promise<T>) => Promise<T>,
  filter: PlatformFilter,
  signal: AbortSignal,
): RowSource {
  async function* pages() {
    const told = new Set<string>()
    for (let page = 1, last = 1; page <= last; page++) {
      const query = { ...filter, page, pageSize: MOST_PER_PAGE }
      const { rows, pages, total } = await ask((client) =>
        patient(signal, () => pageOf(client, query, 'poll', signal)),
      )
      last = pages
      const fresh = rows.filter(({ id }) => !told.has(id))
      for (const { id } of fresh) told.add(id)
      yield { rows: fresh.map(cells), total }
    }
  }
  return { rows: pages(), columns: COLUMNS }
}

const cells = (row: PlatformRow): Cells & Record<(typeof COLUMNS)[number], unknown> => ({
  id: row.id,
  list: row.list,
  index_id: row.indexId,
  filename: row.filename,
  status: row.status,
  duration_seconds: row.durationSeconds,
  width: row.width,
  height: row.height,
  fps: row.fps,
  size_bytes: row.sizeBytes,
  asset_id: row.assetId,
  video_id: row.videoId,
  created_at: time(row.createdAt),
  updated_at: time(row.updatedAt),
  reason: row.reason,
})

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
