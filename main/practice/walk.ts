/** Moves assets, indexed assets and tasks from state to state, one step of the set time after the other. */
import { ApiError } from './errors.ts'
import { mediaRefusal, sizeRefusal } from './limits.ts'
import { charge, type Practice } from './practice.ts'
import type {
  AssetRecord,
  IndexRecord,
  Media,
  Received,
  TaskRecord,
  TaskStatus,
  VideoRecord,
  VideoStatus,
} from './records.ts'

/** What a clip holds; null when it cannot be read, and in sink mode, where nothing is looked at. */
export async function mediaOf(
  practice: Practice,
  received: Received,
  filename: string,
): Promise<Media | null> {
  const media = received.path === null ? null : await practice.prober.probe(received.path)
  const fault = media && practice.faults.ofClip('durationDiffers', filename)
  return fault ? { ...media, durationSeconds: media.durationSeconds + fault.bySeconds } : media
}

/** The refusal of a clip by an index, or null when it is welcome: in sink mode only its size counts. */
export const refusalOf = (
  practice: Practice,
  media: Media | null,
  sizeBytes: number,
  index: IndexRecord,
): ApiError | null =>
  sizeRefusal(sizeBytes, index) ?? (practice.settings.sink ? null : mediaRefusal(media, index))

/** Takes an asset whose bytes are there, or are coming, from `processing` to its end. */
export async function processAsset(
  practice: Practice,
  asset: AssetRecord,
  receive: () => Promise<Received>,
): Promise<void> {
  const step = practice.clockwork.step(practice.settings.stepMs, 'ready')
  let error: string | null = null
  try {
    asset.received = await receive()
    const differs = practice.faults.ofClip('sizeDiffers', asset.filename)
    asset.sizeBytes = asset.received.sizeBytes + (differs?.byBytes ?? 0)
    if (!/^(image|application|text)\//.test(asset.fileType)) {
      asset.media = await mediaOf(practice, asset.received, asset.filename)
      // Invented: the platform's own words are not known, and are no contract (platform contract §4.2).
      if (!asset.media && !practice.settings.sink)
        error = 'The file is broken or its format is not supported.'
    }
  } catch (failure) {
    if (!(failure instanceof SourceError)) {
      // No clip may hang because the practice server itself is broken, for instance without its ffprobe.
      Object.assign(asset, { status: 'failed', error: 'The practice server could not examine the file.' })
      throw failure
    }
    error = failure.message
  }
  await step
  const fault = practice.faults.ofClip('assetFails', asset.filename)
  asset.error = fault ? fault.reason : error
  asset.status = fault || error !== null ? 'failed' : 'ready'
}

/** A public URL that could not be read. */
export class SourceError extends Error {}

const VIDEO_STEPS: VideoStatus[] = ['queued', 'indexing', 'ready']

/** Takes a `pending` indexed asset to its end. */
export async function indexVideo(practice: Practice, video: VideoRecord): Promise<void> {
  const exists = () => practice.world.videos.has(video.id)
  for (const status of VIDEO_STEPS) {
    if (practice.settings.skipStates.includes(status)) continue
    await practice.clockwork.step(practice.settings.stepMs, status)
    if (!exists()) return
    const fault = status === 'ready' ? practice.faults.ofClip('indexingFails', video.filename) : null
    setVideo(practice, video, fault ? 'failed' : status)
    if (fault) video.error = fault.reason
  }
}

const TASK_STEPS: TaskStatus[] = ['validating', 'pending', 'queued', 'indexing', 'ready']

/**
 * Takes a task that is `uploading` to its end.
 * @param receive brings the bytes when they were not sent with the request; they are then judged here
 */
export async function runTask(
  practice: Practice,
  task: TaskRecord,
  video: VideoRecord,
  receive: (() => Promise<Received>) | null,
): Promise<void> {
  const fail = (reason: string | null) => {
    task.error = reason
    setTask(practice, task, video, 'failed')
  }
  const arrived = receive === null ? null : receiveAndJudge(practice, task, video, receive)
  for (const status of TASK_STEPS) {
    if (practice.settings.skipStates.includes(status)) continue
    await practice.clockwork.step(practice.settings.stepMs, status)
    const refused = status === 'validating' || status === 'queued' ? await arrived : null
    if (!practice.world.tasks.has(task.id)) return
    if (!practice.world.videos.has(video.id)) return fail(null)
    if (refused) return fail(null)
    const fault = status === 'ready' ? practice.faults.ofClip('indexingFails', task.filename) : null
    if (fault) return fail(fault.reason)
    setTask(practice, task, video, status)
  }
}

async function receiveAndJudge(
  practice: Practice,
  task: TaskRecord,
  video: VideoRecord,
  receive: () => Promise<Received>,
): Promise<boolean> {
  try {
    const received = await receive()
    const media = await mediaOf(practice, received, task.filename)
    Object.assign(task, { received, media })
    Object.assign(video, { media, sizeBytes: received.sizeBytes })
    const index = practice.world.indexes.get(task.indexId)
    if (!index || refusalOf(practice, media, received.sizeBytes, index)) return true
    charge(practice, index, media?.durationSeconds ?? 0, video)
    return false
  } catch (failure) {
    if (failure instanceof SourceError || failure instanceof ApiError) return true
    throw failure
  }
}

function setTask(practice: Practice, task: TaskRecord, video: VideoRecord, status: TaskStatus): void {
  task.status = status
  task.updatedAt = practice.settings.now()
  setVideo(practice, video, status === 'uploading' || status === 'validating' ? 'pending' : status)
}

function setVideo(practice: Practice, video: VideoRecord, status: VideoStatus): void {
  video.status = status
  video.updatedAt = practice.settings.now()
  if (status === 'ready') video.indexedAt = practice.settings.now()
}
