/** Video indexing tasks: upload and indexing in one call (platform contract §3). */
import { z } from 'zod'
import { ApiError, invalid, notFound, notProvided } from '../errors.ts'
import { check, Flag, MetadataText, param, type Call, type Route } from '../exchange.ts'
import { anyOf, equal, number, since } from '../filters.ts'
import { readForm } from '../form.ts'
import { takesVideos, UPLOAD_LIMITS } from '../limits.ts'
import { allowOnly, pageOf, sorted } from '../paging.ts'
import { charge, indexOf, type Practice } from '../practice.ts'
import type { Media, Received, TaskRecord, VideoRecord } from '../records.ts'
import { fetchSource, filenameOf, publicUrl } from '../source-url.ts'
import { mediaOf, refusalOf, runTask } from '../walk.ts'
import { taskDetail, taskView } from '../wire.ts'
import { refuseClosedIndex } from './indexed-assets.ts'

const STATUSES = ['uploading', 'validating', 'pending', 'queued', 'indexing', 'ready', 'failed']
const Fields = z.strictObject({
  index_id: z.string(),
  video_url: z.string().optional(),
  enable_video_stream: Flag.optional(),
  user_metadata: MetadataText.optional(),
})

export const taskRoutes = (practice: Practice): Route[] => [
  { name: 'createTask', method: 'POST', path: '/v1.3/tasks', handle: (call) => create(practice, call) },
  {
    name: 'listTasks',
    method: 'GET',
    path: '/v1.3/tasks',
    handle: ({ query }) => {
      const keys = [
        'index_id',
        'status',
        'filename',
        'duration',
        'width',
        'height',
        'created_at',
        'updated_at',
      ]
      allowOnly(query, keys, true)
      const matches = filter(query)
      const { items, page_info } = pageOf(sorted(practice.world.tasks.values(), query).filter(matches), query)
      return { status: 200, body: { data: items.map(taskView), page_info } }
    },
  },
  {
    name: 'getTask',
    method: 'GET',
    path: '/v1.3/tasks/:task',
    handle: (call) => ({ status: 200, body: taskDetail(practice, taskOf(practice, call)) }),
  },
  {
    name: 'deleteTask',
    method: 'DELETE',
    path: '/v1.3/tasks/:task',
    handle: async (call) => {
      const task = taskOf(practice, call)
      const no = (message: string) => new ApiError(400, 'task_cannot_be_deleted', message)
      if (task.status !== 'ready' && task.status !== 'failed')
        throw no(`Task ${task.id} cannot be deleted: its status is ${task.status}.`)
      if (task.status === 'ready' && practice.world.videos.has(task.videoId))
        throw no(`Task ${task.id} cannot be deleted: delete its video vector ${task.videoId} first.`)
      practice.world.tasks.delete(task.id)
      practice.world.videos.delete(task.videoId)
      await practice.bytes.drop(task.received)
      return { status: practice.settings.emptyStatus }
    },
  },
]

async function create(practice: Practice, call: Call) {
  const { fields, file } = await readForm(call, practice.bytes, UPLOAD_LIMITS.task)
  try {
    const form = check(Fields, fields)
    const index = indexOf(practice, form.index_id)
    refuseClosedIndex(takesVideos(index), index.name)
    const given = {
      indexId: index.id,
      metadata: form.user_metadata ?? null,
      stream: form.enable_video_stream ?? true,
    }
    if (!file) {
      if (form.video_url === undefined) throw notProvided(['video_file'])
      const url = publicUrl('video_url', form.video_url)
      charge(practice, index, 0)
      const { task, video } = add(practice, { ...given, filename: filenameOf(url) }, null, null)
      practice.background(
        runTask(practice, task, video, () => fetchSource(url, practice.bytes, UPLOAD_LIMITS.task)),
      )
      return created(practice, task)
    }
    if (file.field !== 'video_file')
      throw invalid(file.field, 'The file belongs into the video_file parameter.')
    const media = await mediaOf(practice, file.taken, file.filename)
    // It may have been deleted while the clip was looked at.
    indexOf(practice, index.id)
    const refused = refusalOf(practice, media, file.taken.sizeBytes, index)
    if (refused) throw refused
    charge(practice, index, media?.durationSeconds ?? 0)
    const { task, video } = add(practice, { ...given, filename: file.filename }, file.taken, media)
    practice.background(runTask(practice, task, video, null))
    return created(practice, task)
  } catch (error) {
    await practice.bytes.drop(file?.taken ?? null)
    throw error
  }
}

const created = (practice: Practice, task: TaskRecord) => ({
  status: practice.settings.taskCreatedStatus,
  body: { _id: task.id, video_id: task.videoId },
})

function add(
  practice: Practice,
  given: Pick<TaskRecord, 'indexId' | 'metadata' | 'stream' | 'filename'>,
  received: Received | null,
  media: Media | null,
): { task: TaskRecord; video: VideoRecord } {
  const createdAt = practice.settings.now()
  const shared = { ...given, media, createdAt, updatedAt: createdAt, error: null }
  const video: VideoRecord = {
    ...shared,
    id: practice.newId(),
    assetId: null,
    status: 'pending',
    indexedAt: null,
    sizeBytes: received?.sizeBytes ?? 0,
  }
  const task: TaskRecord = {
    ...shared,
    id: practice.newId(),
    videoId: video.id,
    status: 'uploading',
    received,
  }
  practice.world.videos.set(video.id, video)
  practice.world.tasks.set(task.id, task)
  return { task, video }
}

function filter(query: URLSearchParams): (task: TaskRecord) => boolean {
  const [index, status, filename] = [
    equal(query, 'index_id'),
    anyOf(query, 'status', STATUSES),
    equal(query, 'filename'),
  ]
  const plain = (name: string) => number(query, name, false)
  const [duration, width, height] = [plain('duration'), plain('width'), plain('height')]
  const [created, updated] = [since(query, 'created_at'), since(query, 'updated_at')]
  return (task) =>
    index(task.indexId) &&
    status(task.status) &&
    filename(task.filename) &&
    duration(task.media?.durationSeconds ?? 0) &&
    width(task.media?.width ?? 0) &&
    height(task.media?.height ?? 0) &&
    created(task.createdAt) &&
    updated(task.updatedAt)
}

function taskOf(practice: Practice, call: Call): TaskRecord {
  const id = param(call, 'task')
  const task = practice.world.tasks.get(id)
  if (!task) throw notFound('tasks', id)
  return task
}
