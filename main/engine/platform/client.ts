import type { z } from 'zod'
import type { Category } from '../../../shared/plans.ts'
import { PlatformError, parseJson, refusal } from './error.ts'
import type { RateBudget, CallKind } from './budget.ts'
import type { Http, HttpAnswer, HttpRequest, StreamBody } from './http.ts'
import { dateOf, retryAfterMs } from './rate-headers.ts'
import type { Reachability } from './reachability.ts'
import type { ServerClock } from './server-clock.ts'
import { offlineFailure } from './verdict.ts'
import * as wire from './wire.ts'

/** Most items per page of any list, and most chunks per report and URLs per call (contract §1.1, §5.3, §5.4). */
export const BATCH = 50

/** What is cut into more is a mistake of the answer: the platform takes 10 GB in chunks of 5 MiB (contract §5.1). */
const CHUNKS_MOST = 100_000
/** More pages than the largest index has (100,000 videos); a list that never ends is a mistake of the answer. */
const PAGES_MOST = 10_000

/** The official description wants a Content-Type on every call, reads included. */
const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json' }

export type Query = Record<string, string | number | readonly string[] | undefined>

/**
 * The platform's HTTP API, the calls that Reeldrop needs. One try per call: who calls decides about the next.
 * The key goes to the API's origin alone, never to a presigned URL (platform contract §1).
 * All calls throw PlatformError.
 */
export class PlatformClient {
  readonly #http: Http
  readonly #apiKey: string
  readonly #baseUrl: string
  readonly #budget: RateBudget
  readonly #clock: ServerClock
  readonly #reachability: Reachability

  /** @param options.clock learns the platform's time from every answer */
  constructor(options: {
    http: Http
    apiKey: string
    baseUrl: string
    budget: RateBudget
    clock: ServerClock
    reachability: Reachability
  }) {
    this.#http = options.http
    this.#apiKey = options.apiKey
    this.#baseUrl = options.baseUrl.replace(/\/+$/, '')
    this.#budget = options.budget
    this.#clock = options.clock
    this.#reachability = options.reachability
  }

  async indexes(signal: AbortSignal): Promise<wire.Index[]> {
    const query = { sort_by: 'created_at', sort_option: 'desc' }
    return await collect((page) =>
      this.#get('/indexes', { ...query, ...page }, wire.page(wire.Index), signal, 'ask'),
    )
  }

  async index(id: string, signal: AbortSignal): Promise<wire.Index> {
    return await this.#get(`/indexes/${segment(id)}`, {}, wire.Index, signal, 'ask')
  }

  async renameIndex(id: string, name: string, signal: AbortSignal): Promise<void> {
    await this.#send('PUT', `/indexes/${segment(id)}`, { index_name: name }, signal)
  }

  /** Deletes an index with everything in it. */
  async deleteIndex(id: string, signal: AbortSignal): Promise<void> {
    await this.#send('DELETE', `/indexes/${segment(id)}`, null, signal)
  }

  async createIndex(body: object, signal: AbortSignal): Promise<{ _id: string }> {
    return await this.#post('/indexes', body, wire.Created, signal)
  }

  async createMultipart(
    body: {
      filename: string
      type: 'video'
      total_size: number
      enable_hls?: boolean
      user_metadata: object
    },
    signal: AbortSignal,
  ): Promise<wire.MultipartUpload> {
    const answer = await this.#post('/assets/multipart-uploads', body, wire.MultipartUpload, signal)
    if (body.total_size / answer.chunk_size <= CHUNKS_MOST) return answer
    throw new PlatformError('broken', { detail: 'unexpected answer: it wants too many chunks' })
  }

  async presignedUrls(
    uploadId: string,
    start: number,
    count: number,
    signal: AbortSignal,
  ): Promise<wire.UploadUrl[]> {
    const path = `/assets/multipart-uploads/${segment(uploadId)}/presigned-urls`
    return (await this.#post(path, { start, count }, wire.PresignedUrls, signal)).upload_urls
  }

  async reportChunks(
    uploadId: string,
    chunks: readonly { index: number; etag: string; size: number }[],
    signal: AbortSignal,
  ): Promise<{ totalCompleted: number }> {
    const completed_chunks = chunks.map(({ index, etag, size }) => ({
      chunk_index: index,
      proof: etag,
      proof_type: 'etag',
      chunk_size: size,
    }))
    const path = `/assets/multipart-uploads/${segment(uploadId)}`
    const answer = await this.#post(path, { completed_chunks }, wire.ChunkReport, signal)
    return { totalCompleted: answer.total_completed }
  }

  /** The session's status and the status of every chunk the platform knows of. */
  async uploadStatus(
    uploadId: string,
    signal: AbortSignal,
  ): Promise<{ status: string; chunks: Map<number, string> }> {
    const chunks = new Map<number, string>()
    for (let page = 1; page <= PAGES_MOST; page++) {
      const path = `/assets/multipart-uploads/${segment(uploadId)}`
      const answer = await this.#get(path, { page, page_limit: BATCH }, wire.UploadStatus, signal)
      const told = answer.uploaded_chunks ?? []
      for (const chunk of told) chunks.set(chunk.index, chunk.status)
      if (told.length === 0 || page >= answer.page_info.total_page) return { status: answer.status, chunks }
    }
    throw endless()
  }

  /** The upload sessions that are not complete, at most the 50 newest. */
  async openUploads(signal: AbortSignal): Promise<string[]> {
    const path = '/assets/multipart-uploads'
    const query = { page: 1, page_limit: BATCH }
    const { data } = await this.#get(path, query, wire.page(wire.OpenUpload), signal, 'poll')
    return data.filter((upload) => upload.status !== 'expired').map((upload) => upload.upload_id)
  }

  /** PUTs one chunk to its presigned URL; no key goes there. Answers with the ETag, quotes stripped, or null. */
  async putChunk(
    url: string,
    headers: Record<string, string>,
    body: StreamBody,
    options: { signal: AbortSignal; moved: (bytes: number) => void },
  ): Promise<string | null> {
    const answer = await this.#http.send({ method: 'PUT', url, headers, body, ...options })
    if (answer.status >= 300) throw storageRefusal(answer)
    const etag = answer.headers.etag
    return typeof etag === 'string' ? etag.replaceAll('"', '') : null
  }

  /** Sends a form that creates an asset (`POST /assets`). */
  async createAsset(form: FormUpload): Promise<wire.Asset> {
    return await this.#form('/assets', form, wire.Asset)
  }

  /** Sends a form that creates a video indexing task (`POST /tasks`). */
  async createTask(form: FormUpload): Promise<z.infer<typeof wire.CreatedTask>> {
    return await this.#form('/tasks', form, wire.CreatedTask)
  }

  /** Assets by id, at most 50 a call. */
  async assets(ids: readonly string[], signal: AbortSignal): Promise<wire.Asset[]> {
    const query = { asset_ids: ids, page_limit: BATCH }
    return (await this.#get('/assets', query, wire.page(wire.Asset), signal, 'poll')).data
  }

  async assetsNamed(filename: string, signal: AbortSignal): Promise<wire.Asset[]> {
    return await collect((page) => this.#get('/assets', { filename, ...page }, wire.page(wire.Asset), signal))
  }

  /** A page of all assets of the account, the newest first, and how many pages there are. */
  async allAssets(page: number, signal: AbortSignal): Promise<{ data: wire.Asset[]; pages: number }> {
    const query = { page, page_limit: BATCH }
    const { data, page_info } = await this.#get('/assets', query, wire.page(wire.Asset), signal)
    return { data, pages: page_info.total_page }
  }

  async usesOfAsset(id: string, signal: AbortSignal): Promise<{ indexedAssetId: string; indexId: string }[]> {
    const path = `/assets/${segment(id)}/indexed-assets`
    const uses = await collect((page) => this.#get(path, page, wire.page(wire.AssetUse), signal))
    return uses.map((use) => ({ indexedAssetId: use._id, indexId: use.index._id }))
  }

  async createIndexedAsset(
    indexId: string,
    body: { asset_id: string; enable_video_stream: boolean; user_metadata: object },
    signal: AbortSignal,
  ): Promise<{ _id: string }> {
    return await this.#post(`/indexes/${segment(indexId)}/indexed-assets`, body, wire.Created, signal)
  }

  /** A page of the indexed assets of an index, latest change first. @param ended only those that are ready or failed */
  async indexedAssets(
    indexId: string,
    page: number,
    ended: boolean,
    signal: AbortSignal,
  ): Promise<Page<wire.IndexedAsset>> {
    const path = `/indexes/${segment(indexId)}/indexed-assets`
    const query = { ...latestFirst(page), ...(ended ? { status: ENDED } : {}) }
    return toPage(await this.#get(path, query, wire.page(wire.IndexedAsset), signal, 'poll'))
  }

  /** A page of the indexed assets of an index, the one created last first. */
  async newestIndexedAssets(
    indexId: string,
    page: number,
    signal: AbortSignal,
  ): Promise<Page<wire.IndexedAsset>> {
    const path = `/indexes/${segment(indexId)}/indexed-assets`
    const query = { ...latestFirst(page), sort_by: 'created_at' }
    return toPage(await this.#get(path, query, wire.page(wire.IndexedAsset), signal))
  }

  async indexedAsset(
    indexId: string,
    id: string,
    signal: AbortSignal,
    kind: CallKind = 'work',
  ): Promise<wire.IndexedAsset> {
    const path = `/indexes/${segment(indexId)}/indexed-assets/${segment(id)}`
    return await this.#get(path, {}, wire.IndexedAsset, signal, kind)
  }

  /** A page of the tasks of an index, latest change first. @param ended only those that are ready or failed */
  async tasks(indexId: string, page: number, ended: boolean, signal: AbortSignal): Promise<Page<wire.Task>> {
    const query = { index_id: indexId, ...latestFirst(page), ...(ended ? { status: ENDED } : {}) }
    return toPage(await this.#get('/tasks', query, wire.page(wire.Task), signal, 'poll'))
  }

  /** A page of tasks with filters as the API names them. @param kind `ask` where a person waits for it */
  async taskList(query: Query, kind: CallKind, signal: AbortSignal): Promise<z.output<typeof TaskPage>> {
    return await this.#get('/tasks', query, TaskPage, signal, kind)
  }

  /** A page of the indexed assets of an index with filters as the API names them. */
  async indexedAssetList(
    indexId: string,
    query: Query,
    kind: CallKind,
    signal: AbortSignal,
  ): Promise<z.output<typeof IndexedAssetPage>> {
    return await this.#get(
      `/indexes/${segment(indexId)}/indexed-assets`,
      query,
      IndexedAssetPage,
      signal,
      kind,
    )
  }

  /** Deletes a task that has ended; the video of a ready one has to be gone (contract §3.4). */
  async deleteTask(id: string, signal: AbortSignal): Promise<void> {
    await this.#send('DELETE', `/tasks/${segment(id)}`, null, signal)
  }

  async deleteVideo(indexId: string, id: string, signal: AbortSignal): Promise<void> {
    await this.#send('DELETE', `/indexes/${segment(indexId)}/videos/${segment(id)}`, null, signal)
  }

  /** Takes a clip out of its index; the asset that was uploaded stays. */
  async deleteIndexedAsset(indexId: string, id: string, signal: AbortSignal): Promise<void> {
    await this.#send('DELETE', `/indexes/${segment(indexId)}/indexed-assets/${segment(id)}`, null, signal)
  }

  /** Changes pairs of `user_metadata`; null takes a key away, what is not named stays. */
  async patchMetadata(indexId: string, id: string, change: object, signal: AbortSignal): Promise<void> {
    const path = `/indexes/${segment(indexId)}/indexed-assets/${segment(id)}`
    await this.#send('PATCH', path, { user_metadata: change }, signal)
  }

  async task(id: string, signal: AbortSignal, kind: CallKind = 'poll'): Promise<wire.Task> {
    return await this.#get(`/tasks/${segment(id)}`, {}, wire.Task, signal, kind)
  }

  async tasksNamed(indexId: string, filename: string, signal: AbortSignal): Promise<wire.Task[]> {
    const query = { index_id: indexId, filename }
    return await collect((page) => this.#get('/tasks', { ...query, ...page }, wire.page(wire.Task), signal))
  }

  async #get<T extends z.ZodType>(
    path: string,
    query: Query,
    schema: T,
    signal: AbortSignal,
    kind: CallKind = 'work',
  ): Promise<z.output<T>> {
    return parsed(schema, await this.#call({ method: 'GET', path: path + encodeQuery(query), signal, kind }))
  }

  async #post<T extends z.ZodType>(
    path: string,
    body: object,
    schema: T,
    signal: AbortSignal,
  ): Promise<z.output<T>> {
    const headers = { 'content-type': 'application/json' }
    return parsed(
      schema,
      await this.#call({ method: 'POST', path, headers, body: JSON.stringify(body), signal }),
    )
  }

  /** A call that answers with nothing (contract §1: 204, or 200 without a body). */
  async #send(
    method: HttpRequest['method'],
    path: string,
    body: object | null,
    signal: AbortSignal,
  ): Promise<void> {
    const sent = body === null ? {} : { body: JSON.stringify(body) }
    await this.#call({ method, path, signal, kind: 'ask', ...sent })
  }

  async #form<T extends z.ZodType>(path: string, form: FormUpload, schema: T): Promise<z.output<T>> {
    const { contentType, ...rest } = form
    const headers = { 'content-type': contentType }
    return parsed(schema, await this.#call({ method: 'POST', path, headers, ...rest }))
  }

  async #call(call: Call): Promise<string> {
    const { path, kind, isAdmitted, ...rest } = call
    const category = categoryOf(path)
    if (isAdmitted !== true) await this.#budget.pass(category, kind ?? 'work', call.signal)
    const headers = { ...JSON_HEADERS, ...call.headers, 'x-api-key': this.#apiKey }
    const answer = await this.#http
      .send({ ...rest, url: this.#baseUrl + path, headers })
      .catch((error: unknown) => {
        if (error instanceof PlatformError && error.kind === 'offline')
          this.#reachability.failed(offlineFailure(error))
        throw error
      })
    this.#reachability.answered()
    this.#clock.learn(dateOf(answer.headers))
    this.#budget.answered(category, answer.headers, this.#clock.now())
    if (answer.status >= 200 && answer.status < 300) return answer.text
    const error = refusal(answer.status, answer.text, answer.headers, this.#clock.now())
    if (error.isRateLimit) this.#budget.refused(category, error.retryAfterMs)
    throw error
  }
}

interface Call {
  method: HttpRequest['method']
  path: string
  signal: AbortSignal
  kind?: CallKind
  /** The call has its place in the budget already. */
  isAdmitted?: boolean
  headers?: Record<string, string>
  body?: string | StreamBody
  moved?: (bytes: number) => void
}

/** The category that a call is taken to count in (`shared/plans.ts`). */
const categoryOf = (path: string): Category => (path.startsWith('/assets') ? 'upload' : 'index')

/**
 * What the object store refuses is never about the key or the plan, so it carries no status: a fresh URL may heal it.
 */
function storageRefusal({ status, headers }: HttpAnswer): PlatformError {
  const asked = retryAfterMs(headers, dateOf(headers) ?? Date.now())
  const detail = `the storage answered HTTP ${status}`
  return new PlatformError('broken', { of: 'storage', detail, retryAfterMs: asked })
}

/** A form whose file part is streamed from disk; it has its place in the rate budget already. */
export interface FormUpload {
  contentType: string
  isAdmitted: true
  body: StreamBody
  signal: AbortSignal
  moved: (bytes: number) => void
}

export interface Page<T> {
  data: T[]
  isLast: boolean
}

function toPage<T>(answer: { data: T[]; page_info: { page: number; total_page: number } }): Page<T> {
  const { page, total_page } = answer.page_info
  return { data: answer.data, isLast: answer.data.length === 0 || page >= total_page }
}

const TaskPage = wire.page(wire.Task)
const IndexedAssetPage = wire.page(wire.IndexedAsset)

/** Statuses in which nothing changes any more. */
const ENDED = ['ready', 'failed']

const latestFirst = (page: number): Query => ({
  sort_by: 'updated_at',
  sort_option: 'desc',
  page,
  page_limit: BATCH,
})

const endless = () => new PlatformError('broken', { detail: 'unexpected answer: a list without end' })

/** All pages of a list, stopping at the last (contract §1.1). */
async function collect<T>(
  get: (page: {
    page: number
    page_limit: number
  }) => Promise<{ data: T[]; page_info: { page: number; total_page: number } }>,
): Promise<T[]> {
  const all: T[] = []
  for (let page = 1; page <= PAGES_MOST; page++) {
    const { data, page_info } = await get({ page, page_limit: BATCH })
    all.push(...data)
    if (data.length === 0 || page >= page_info.total_page) return all
  }
  throw endless()
}

/** Repeats the key for lists, as the platform wants it (contract §1.2). */
function encodeQuery(query: Query): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (Array.isArray(value)) value.forEach((one: string) => params.append(key, one))
    else if (value !== undefined) params.append(key, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

const segment = encodeURIComponent

function parsed<T extends z.ZodType>(schema: T, text: string): z.output<T> {
  const result = schema.safeParse(parseJson(text))
  if (result.success) return result.data
  throw new PlatformError('broken', {
    detail: text.trimStart().startsWith('<') ? 'an HTML page came' : 'unexpected answer',
  })
}
