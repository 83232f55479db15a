/** The parts that the routes share. */
import type { ByteStore } from './bytes.ts'
import type { Clockwork } from './clockwork.ts'
import { notFound } from './errors.ts'
import type { FaultBoard } from './faults.ts'
import type { Meter } from './meter.ts'
import type { Settings } from './options.ts'
import type { Reader } from './probe.ts'
import type { IndexRecord, VideoRecord, World } from './records.ts'
import type { Streams } from './streams.ts'

export interface Practice {
  settings: Settings
  world: World
  newId: () => string
  clockwork: Clockwork
  bytes: ByteStore
  prober: Reader
  streams: Streams
  meter: Meter
  faults: FaultBoard
  /** `http://127.0.0.1:<port>`, known once the server listens. */
  origin: () => string
  /** Meets what goes wrong where no request waits for it. */
  background: (work: Promise<void>) => void
}

export const indexOf = (practice: Practice, id: string): IndexRecord => {
  const index = practice.world.indexes.get(id)
  if (!index) throw notFound('indexes', id)
  return index
}

export const videosOf = (practice: Practice, indexId: string): VideoRecord[] =>
  [...practice.world.videos.values()].filter((video) => video.indexId === indexId)

/** The file name of the clip that the parameters of a path name; null when they name none that is known. */
export function filenameIn({ world }: Practice, params: Record<string, string | undefined>): string | null {
  const { upload = '', asset = '', video = '', task = '' } = params
  const named =
    world.uploads.get(upload) ?? world.assets.get(asset) ?? world.videos.get(video) ?? world.tasks.get(task)
  return named?.filename ?? null
}

/**
 * Counts a video against the plan.
 * @param own the video itself where it is already known, because its length came later
 * @throws ApiError when the plan does not allow it
 */
export function charge(practice: Practice, index: IndexRecord, seconds: number, own?: VideoRecord): void {
  if (practice.settings.plan === null) return
  const others = [...practice.world.videos.values()].filter((video) => video !== own)
  const running = others.filter(({ status }) => status !== 'ready' && status !== 'failed')
  const inIndex = others.filter(({ indexId }) => indexId === index.id)
  practice.meter.video(seconds, index, inIndex, running.length)
}
