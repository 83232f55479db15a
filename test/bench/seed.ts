/** A history of many clips, made without sending any: what a machine has that has been at work for a year. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_NAME } from '../../main/engine/store/open.ts'
import { Store } from '../../main/engine/store/store.ts'
import type { MediaInfo } from '../../shared/media-info.ts'
import { failure } from '../../shared/errors.ts'

const AT_ONCE = 5000
const PLACES = ['Harbour', 'Interview', 'Drone', 'Backstage', 'Kitchen', 'Crowd', 'Sunrise', 'Workshop']
const MEDIA: MediaInfo = {
  container: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationSeconds: 93.4,
  width: 1920,
  height: 1080,
  codedWidth: 1920,
  codedHeight: 1080,
  rotation: 0,
  videoCodec: 'h264',
  audioCodec: 'aac',
  fps: 25,
  bitRate: 12_000_000,
}

/** @param dataDir user data folder of the app @param clips how many, in batches of a thousand */
export async function seedHistory(
  dataDir: string,
  clips: number,
  index: { id: string; name: string },
): Promise<void> {
  const folder = join(dataDir, 'engine')
  await mkdir(folder, { recursive: true })
  const store = new Store({ dataDir: folder, now: Date.now, onChange: () => undefined })
  store.setSettings({ indexId: index.id, reviewAbove: null })
  for (let first = 0; first < clips; first += AT_ONCE)
    store.items.addAll(
      Array.from({ length: Math.min(AT_ONCE, clips - first) }, (_, n) => ({
        ...fileOf(first + n),
        index,
        way: 'auto' as const,
      })),
    )
  store.close()
  endAll(join(folder, DATABASE_NAME))
}

function fileOf(n: number): { path: string; size: number; mtimeMs: number } {
  const place = PLACES[n % PLACES.length] ?? ''
  const day = `day ${Math.floor(n / 1000)}`
  return {
    path: `/Volumes/Archive/${day}/${place}/${place} take ${n}.mp4`,
    size: 5_000_000 + ((n * 7919) % 900_000_000),
    mtimeMs: Date.UTC(2026, 0, 1) + n * 1000,
  }
}

/** Nine in ten are ready, the others were refused, failed or cancelled. */
function endAll(file: string): void {
  const db = new Database(file)
  const problem = {
    code: 'video_duration_too_short',
    severity: 'refuse',
    message: 'The clip is 2.5 s long. Marengo 3.0 needs at least 4 s. Trim in more footage.',
  }
  db.prepare(
    `UPDATE items SET media = ?, duration = 93.4, way = 'multipart', updated_at = added_at + seq,
       bytes_sent = CASE WHEN seq % 20 IN (3, 7) THEN 0 ELSE size END,
       problems = CASE WHEN seq % 20 = 3 THEN ? ELSE '[]' END,
       failure = CASE WHEN seq % 100 = 7 THEN ? END,
       state = CASE WHEN seq % 20 = 3 THEN 'refused' WHEN seq % 100 = 7 THEN 'failed'
         WHEN seq % 100 = 27 THEN 'cancelled' ELSE 'ready' END`,
  ).run(
    JSON.stringify(MEDIA),
    JSON.stringify([problem]),
    JSON.stringify(failure('indexing_failed', { name: 'the clip' })),
  )
  db.close()
}
