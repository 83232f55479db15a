/** The calls to the platform that Reeldrop needs, by name. */
import type { z } from 'zod'
import { Api, type ApiParts, type FormUpload, type Query } from './api.ts'
import type { CallKind } from './budget.ts'
import { PlatformError } from './error.ts'
import type { Http, StreamBody } from './http.ts'
import { BATCH, PAGES_MOST, collect, endless, latestFirst, toPage, type Page } from './paging.ts'
import { putChunk } from './storage.ts'
import * as wire from './wire.ts'

/** What is cut into more is a mistake of the answer: the platform takes 10 GB in chunks of 5 MiB (contract §5.1). */
const CHUNKS_MOST = 100_000

const TaskPage = wire.page(wire.Task)
const IndexedAssetPage = wire.page(wire.IndexedAsset)

/** Statuses in which nothing changes any more. */
const ENDED = ['ready', 'failed']

/** One try per call: who calls decides about the next. All calls throw PlatformError. */
export class PlatformClient {
  readonly #http: Http
  readonly #api: Api

  constructor(parts: ApiParts) {
    this.#http = parts.http
    this.#api = new Api(parts)
  }

  async indexes(signal: AbortSignal): Promise<wire.Index[]> {
    const query = { sort_by: 'created_at', sort_option: 'desc' }
    return await collect((page) =>
      this.#api.get('/indexes', { ...query, ...page }, wire.page(wire.Index), signal, 'ask'),
    )
  }

  async index(id: string, signal: AbortSignal): Promise<wire.Index> {
    return await this.#api.get(`/indexes/${segment(id)}`, {}, wire.Index, signal, 'ask')
  }

  async renameIndex(id: string, name: string, signal: AbortSignal): Promise<void> {
    await this.#api.send('PUT', `/indexes/${segment(id)}`, { index_name: name }, signal)
  }

  /** Deletes an index with everything in it. */
  async deleteIndex(id: string, signal: AbortSignal): Promise<void> {
    await this.#api.send('DELETE', `/indexes/${segment(id)}`, null, signal)
  }

  async createIndex(body: object, signal: AbortSignal): Promise<{ _id: string }> {
    return await this.#api.post('/indexes', body, wire.Created, signal)
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
    const answer = await this.#api.post('/assets/multipart-uploads', body, wire.MultipartUpload, signal)
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
    return (await this.#api.post(path, { start, count }, wire.PresignedUrls, signal)).upload_urls
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
    const answer = await this.#api.post(path, { completed_chunks }, wire.ChunkReport, signal)
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
      const answer = await this.#api.get(path, { page, page_limit: BATCH }, wire.UploadStatus, signal)
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
    const { data } = await this.#api.get(path, query, wire.page(wire.OpenUpload), signal, 'poll')
    return data.filter((upload) => upload.status !== 'expired').map((upload) => upload.upload_id)
  }

  /** PUTs one chunk to its presigned URL. Answers with the ETag, quotes stripped, or null. */
  async putChunk(
    url: string,
    headers: Record<string, string>,
    body: StreamBody,
    options: { signal: AbortSignal; moved: (bytes: number) => void },
  ): Promise<string | null> {
    return await putChunk(this.#http, url, headers, body, options)
  }

  /** Sends a form that creates an asset (`POST /assets`). */
  async createAsset(form: FormUpload): Promise<wire.Asset> {
    return await this.#api.form('/assets', form, wire.Asset)
  }

  /** Sends a form that creates a video indexing task (`POST /tasks`). */
  async createTask(form: FormUpload): Promise<z.infer<typeof wire.CreatedTask>> {
    return await this.#api.form('/tasks', form, wire.CreatedTask)
  }

  /** Assets by id, at most 50 a call. */
  async assets(ids: readonly string[], signal: AbortSignal): Promise<wire.Asset[]> {
    const query = { asset_ids: ids, page_limit: BATCH }
    return (await this.#api.get('/assets', query, wire.page(wire.Asset), signal, 'poll')).data
  }

  async assetsNamed(filename: string, signal: AbortSignal): Promise<wire.Asset[]> {
    return await collect((page) =>
      this.#api.get('/assets', { filename, ...page }, wire.page(wire.Asset), signal),
    )
  }

  /** A page of all assets of the account, the newest first, and how many pages there are. */
  async allAssets(page: number, signal: AbortSignal): Promise<{ data: wire.Asset[]; pages: number }> {
    const query = { page, page_limit: BATCH }
    const { data, page_info } = await this.#api.get('/assets', query, wire.page(wire.Asset), signal)
    return { data, pages: page_info.total_page }
  }

  async usesOfAsset(id: string, signal: AbortSignal): Promise<{ indexedAssetId: string; indexId: string }[]> {
    const path = `/assets/${segment(id)}/indexed-assets`
    const uses = await collect((page) => this.#api.get(path, page, wire.page(wire.AssetUse), signal))
    return uses.map((use) => ({ indexedAssetId: use._id, indexId: use.index._id }))
  }

  async createIndexedAsset(
    indexId: string,
    body: { asset_id: string; enable_video_stream: boolean; user_metadata: object },
    signal: AbortSignal,
  ): Promise<{ _id: string }> {
    return await this.#api.post(`/indexes/${segment(indexId)}/indexed-assets`, body, wire.Created, signal)
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
    return toPage(await this.#api.get(path, query, wire.page(wire.IndexedAsset), signal, 'poll'))
  }

  /** A page of the indexed assets of an index, the one created last first. */
  async newestIndexedAssets(
    indexId: string,
    page: number,
    signal: AbortSignal,
  ): Promise<Page<wire.IndexedAsset>> {
    const path = `/indexes/${segment(indexId)}/indexed-assets`
    const query = { ...latestFirst(page), sort_by: 'created_at' }
    return toPage(await this.#api.get(path, query, wire.page(wire.IndexedAsset), signal))
  }

  async indexedAsset(
    indexId: string,
    id: string,
    signal: AbortSignal,
    kind: CallKind = 'work',
  ): Promise<wire.IndexedAsset> {
    const path = `/indexes/${segment(indexId)}/indexed-assets/${segment(id)}`
    return await this.#api.get(path, {}, wire.IndexedAsset, signal, kind)
  }

  /** A page of the tasks of an index, latest change first. @param ended only those that are ready or failed */
  async tasks(indexId: string, page: number, ended: boolean, signal: AbortSignal): Promise<Page<wire.Task>> {
    const query = { index_id: indexId, ...latestFirst(page), ...(ended ? { status: ENDED } : {}) }
    return toPage(await this.#api.get('/tasks', query, wire.page(wire.Task), signal, 'poll'))
  }

  /** A page of tasks with filters as the API names them. @param kind `ask` where a person waits for it */
  async taskList(query: Query, kind: CallKind, signal: AbortSignal): Promise<z.output<typeof TaskPage>> {
    return await this.#api.get('/tasks', query, TaskPage, signal, kind)
  }

  /** A page of the indexed assets of an index with filters as the API names them. */
  async indexedAssetList(
    indexId: string,
    query: Query,
    kind: CallKind,
    signal: AbortSignal,
  ): Promise<z.output<typeof IndexedAssetPage>> {
    return await this.#api.get(
      `/indexes/${segment(indexId)}/indexed-assets`,
      query,
      IndexedAssetPage,
      signal,
      kind,
    )
  }

  /** Deletes a task that has ended; the video of a ready one has to be gone (contract §3.4). */
  async deleteTask(id: string, signal: AbortSignal): Promise<void> {
    await this.#api.send('DELETE', `/tasks/${segment(id)}`, null, signal)
  }

  async deleteVideo(indexId: string, id: string, signal: AbortSignal): Promise<void> {
    await this.#api.send('DELETE', `/indexes/${segment(indexId)}/videos/${segment(id)}`, null, signal)
  }

  /** Takes a clip out of its index; the asset that was uploaded stays. */
  async deleteIndexedAsset(indexId: string, id: string, signal: AbortSignal): Promise<void> {
    await this.#api.send('DELETE', `/indexes/${segment(indexId)}/indexed-assets/${segment(id)}`, null, signal)
  }

  /** Changes pairs of `user_metadata`; null takes a key away, what is not named stays. */
  async patchMetadata(indexId: string, id: string, change: object, signal: AbortSignal): Promise<void> {
    const path = `/indexes/${segment(indexId)}/indexed-assets/${segment(id)}`
    await this.#api.send('PATCH', path, { user_metadata: change }, signal)
  }

  async task(id: string, signal: AbortSignal, kind: CallKind = 'poll'): Promise<wire.Task> {
    return await this.#api.get(`/tasks/${segment(id)}`, {}, wire.Task, signal, kind)
  }

  async tasksNamed(indexId: string, filename: string, signal: AbortSignal): Promise<wire.Task[]> {
    const query = { index_id: indexId, filename }
    return await collect((page) =>
      this.#api.get('/tasks', { ...query, ...page }, wire.page(wire.Task), signal),
    )
  }
}

const segment = encodeURIComponent
