import { ExpectedError, failure } from '../../../shared/errors.ts'
import type {
  Deleted,
  MetadataValue,
  PlatformDetails,
  PlatformFilter,
  PlatformPage,
  PlatformQuery,
  PlatformRef,
  PlatformRow,
} from '../../../shared/on-platform.ts'
import type { CallKind } from '../platform/budget.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { Store } from '../store/store.ts'
import { toQuery } from './query.ts'
import { metadataIn, ofIndexedAsset, ofTask } from './rows.ts'

/** What reading and changing the platform's lists takes of the engine. */
export interface ListParts {
  /** Asks the platform. @throws ExpectedError */
  ask: <T>(call: (client: PlatformClient) => Promise<T>) => Promise<T>
  store: Store
  signal: AbortSignal
}

/** The platform's own lists: nothing of them is kept, every look asks anew. */
export class PlatformLists {
  readonly #parts: ListParts

  constructor(parts: ListParts) {
    this.#parts = parts
  }

  /** @throws ExpectedError `wrong_usage`, and what the platform says */
  async page(query: PlatformQuery): Promise<PlatformPage> {
    return await this.#parts.ask((client) => pageOf(client, query, 'ask', this.#parts.signal))
  }

  /** One task or indexed asset as it is now. @throws ExpectedError `not_on_platform`, and what the platform says */
  async read(ref: PlatformRef): Promise<PlatformDetails> {
    return await this.#ask(ref, (client) => this.#read(client, ref))
  }

  /** Deletes some, one after the other; what cannot be deleted says why. */
  async remove(refs: readonly PlatformRef[]): Promise<Deleted[]> {
    const outcomes: Deleted[] = []
    for (const ref of refs) {
      try {
        await this.#ask(ref, (client) => this.#remove(client, ref))
        outcomes.push({ id: ref.id, failure: null })
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error
        outcomes.push({ id: ref.id, failure: error.failure })
      }
    }
    return outcomes
  }

  /** Sets pairs and takes keys away; what is not named stays. @throws ExpectedError */
  async setMetadata(
    ref: PlatformRef,
    set: Record<string, MetadataValue>,
    remove: readonly string[],
  ): Promise<PlatformDetails> {
    const { indexId, id } = ref
    const change = { ...set, ...Object.fromEntries(remove.map((key) => [key, null])) }
    return await this.#ask(ref, async (client) => {
      await client.patchMetadata(indexId ?? '', id, change, this.#parts.signal)
      return await this.#read(client, ref)
    })
  }

  async #read(client: PlatformClient, { list, id, indexId }: PlatformRef): Promise<PlatformDetails> {
    const { signal } = this.#parts
    if (list === 'tasks') {
      const task = await client.task(id, signal, 'ask')
      return { row: ofTask(task), metadata: null, streamStatus: task.hls?.status ?? null }
    }
    const asset = await client.indexedAsset(indexId ?? '', id, signal, 'ask')
    return {
      row: ofIndexedAsset(indexId ?? '', asset),
      metadata: metadataIn(asset.user_metadata),
      streamStatus: asset.hls?.status ?? null,
    }
  }

  /** Of a ready task the video goes first; one that is gone already does not count (contract §3.4). */
  async #remove(client: PlatformClient, { list, id, indexId }: PlatformRef): Promise<void> {
    const { signal, store } = this.#parts
    if (list === 'indexedAssets') {
      await client.deleteIndexedAsset(indexId ?? '', id, signal)
      return store.catalog.remove(indexId ?? '', id)
    }
    const task = await client.task(id, signal, 'ask')
    if (task.status === 'ready' && task.video_id && task.index_id) {
      await unlessMissing(client.deleteVideo(task.index_id, task.video_id, signal))
      store.catalog.remove(task.index_id, task.video_id)
    }
    await client.deleteTask(id, signal)
  }

  /** Asks about one; what the platform says against it is told with its own words. */
  async #ask<T>(ref: PlatformRef, call: (client: PlatformClient) => Promise<T>): Promise<T> {
    return await this.#parts.ask((client) =>
      call(client).catch((error: unknown) => {
        if (!(error instanceof PlatformError)) throw error
        if (error.code === 'task_cannot_be_deleted')
          throw new ExpectedError(failure('task_cannot_be_deleted', { detail: error.detail }))
        if (error.isMissing) throw new ExpectedError(failure('not_on_platform', { name: ref.id }))
        throw error
      }),
    )
  }
}

/** A page of a list. @throws PlatformError; ExpectedError `wrong_usage` */
export async function pageOf(
  client: PlatformClient,
  query: PlatformQuery,
  kind: CallKind,
  signal: AbortSignal,
): Promise<PlatformPage> {
  const asked = { ...toQuery(query), page: query.page, page_limit: query.pageSize }
  const { rows, page_info } = await listed(client, query, asked, kind, signal)
  const total = page_info.total_results ?? rows.length
  return { rows, page: query.page, pages: Math.max(1, page_info.total_page), total }
}

async function listed(
  client: PlatformClient,
  { list, indexId }: PlatformFilter,
  asked: Parameters<PlatformClient['taskList']>[0],
  kind: CallKind,
  signal: AbortSignal,
): Promise<{ rows: PlatformRow[]; page_info: { total_page: number; total_results?: number | undefined } }> {
  if (list === 'tasks') {
    const { data, page_info } = await client.taskList(asked, kind, signal)
    return { rows: data.map(ofTask), page_info }
  }
  if (indexId === null)
    throw new ExpectedError(failure('wrong_usage', { detail: 'Indexed assets are listed index by index.' }))
  const { data, page_info } = await client.indexedAssetList(indexId, asked, kind, signal)
  return { rows: data.map((asset) => ofIndexedAsset(indexId, asset)), page_info }
}

async function unlessMissing(call: Promise<void>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!(error instanceof PlatformError) || !error.isMissing) throw error
  })
}
