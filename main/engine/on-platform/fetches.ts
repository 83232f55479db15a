import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { failure, type Failure } from '../../../shared/errors.ts'
import type { Fetch, FetchWay } from '../../../shared/on-platform.ts'
import type { EngineContext } from '../context.ts'
import { describeError } from '../log.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import { verdictOf } from '../platform/verdict.ts'
import { backoffMs } from '../queue/backoff.ts'
import { UNCLEAR_MS, nothingCreated } from '../queue/creating.ts'
import type { FetchPatch, StoredFetch } from '../store/fetches.ts'
import { storeTrouble } from '../store/trouble.ts'
import { isIndexGone } from '../queue/look.ts'
import { addressIn } from './address.ts'
import { askToFetch, findFetched, indexFetched } from './fetch-call.ts'
import { readStatuses } from './fetch-statuses.ts'
import type { Seen } from './fetch-statuses.ts'

/** Lines of the list that the window is shown. */
const SHOWN = 500
/** Longest time between two tries, in ms. */
const LONGEST_MS = 60_000
/** Rounds in which lists may lack something before it counts as deleted. */
const ROUNDS_MISSED = 3

const CLOSED = new Error('closed')
/** For what the platform has: its address is not needed again. */
const SETTLED: FetchPatch = { intent: null, intendedAt: null, intentEndedAt: null, attempt: 0, failure: null }

/** What came of a list of addresses. */
export interface Added {
  added: number
  /** In the list for this index already. */
  alreadyHere: number
  refused: Failure[]
}

/**
 * Clips that the platform fetches from addresses by itself. As with clips of this machine the intent is committed
 * before each call that creates something; where its outcome is not known, it is looked for before it is done again.
 */
export class Fetches {
  readonly #ctx: EngineContext
  readonly #pollMs: number
  readonly #onChange: () => void
  readonly #stop = new AbortController()
  readonly #missed = new Map<string, number>()
  #running: Promise<void> | null = null
  /** Somebody woke it since it looked last. */
  #isWanted = false
  #again = new AbortController()

  /** @param pollMs interval of asking the platform, in ms */
  constructor(ctx: EngineContext, pollMs: number, onChange: () => void) {
    this.#ctx = ctx
    this.#pollMs = pollMs
    this.#onChange = onChange
    this.#ctx.store.fetches.allUnclear(ctx.now())
  }

  /** @param allowsPrivate whether addresses of this machine and network can be fetched: by the practice server alone */
  add(
    lines: readonly string[],
    to: { index: { id: string; name: string }; way: FetchWay; stream: boolean },
    allowsPrivate: boolean,
  ): Added {
    const { store, now } = this.#ctx
    const came: Added = { added: 0, alreadyHere: 0, refused: [] }
    store.transaction(() => {
      for (const line of lines.filter((one) => one.trim() !== '')) {
        const address = addressIn(line, allowsPrivate)
        if (address === null) came.refused.push(failure('address_unusable', { name: line.trim() }))
        else if (store.fetches.knows(to.index.id, address.urlHash)) came.alreadyHere++
        else {
          const { way, stream, index } = to
          const at = { indexId: index.id, indexName: index.name, addedAt: now() }
          store.fetches.add({ ...address, ...at, id: randomUUID(), way, stream })
          came.added++
        }
      }
    })
    this.#changed()
    return came
  }

  list(): Fetch[] {
    return this.#ctx.store.fetches.newest(SHOWN).map(toFetch)
  }

  /** Sends failed ones again whose address is still known. */
  retry(ids: readonly string[]): number {
    const failed = this.#pick(ids, (one) => one.state === 'failed' && one.url !== null)
    for (const { id } of failed)
      this.#ctx.store.fetches.patch(id, {
        ...SETTLED,
        state: 'waiting',
        nextAttemptAt: null,
        assetId: null,
        taskId: null,
        indexedAssetId: null,
        platformStatus: null,
      })
    this.#changed()
    return failed.length
  }

  /** Takes lines out of the list: those that were not sent, and those that ended. */
  forget(ids: readonly string[]): number {
    const gone = this.#pick(ids, ({ state }) => ['waiting', 'ready', 'failed'].includes(state))
    for (const { id } of gone) this.#ctx.store.fetches.remove(id)
    this.#changed()
    return gone.length
  }

  /** Goes on with what is open, where nothing runs. */
  wake(): void {
    if (this.#stop.signal.aborted) return
    this.#isWanted = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
      if (this.#isWanted) this.wake()
    })
  }

  async close(): Promise<void> {
    this.#stop.abort(CLOSED)
    this.#again.abort()
    await this.#running
  }

  #changed(): void {
    this.#onChange()
    this.#again.abort()
    this.#again = new AbortController()
    this.wake()
  }

  /** Rounds until nothing is open any more, or nothing can be asked. */
  async #run(): Promise<void> {
    try {
      while (!this.#stop.signal.aborted) {
        this.#isWanted = false
        const client = this.#ctx.client()
        const open = this.#ctx.store.fetches.open()
        if (client === null || open.length === 0) return
        const again = this.#again.signal
        await this.#round(client, open)
        await sleep(this.#pollMs, undefined, { signal: again }).catch(() => undefined)
      }
    } catch (error) {
      if (this.#stop.signal.aborted) return
      if (storeTrouble(error) !== null) return this.#ctx.storeFailed(error)
      this.#ctx.log('error', describeError(error))
    }
  }

  async #round(client: PlatformClient, open: readonly StoredFetch[]): Promise<void> {
    const statuses = await readStatuses(client, open, this.#stop.signal)
    for (const { id } of open) {
      const fetch = this.#ctx.store.fetches.get(id)
      if (fetch === null || this.#stop.signal.aborted) continue
      if ((fetch.nextAttemptAt ?? 0) > this.#ctx.now() || this.#isTooEarly(fetch)) continue
      try {
        await this.#step(client, fetch, statuses.get(fetch.id))
      } catch (error) {
        await this.#failed(client, fetch, error)
      }
      this.#onChange()
    }
  }

  async #step(client: PlatformClient, fetch: StoredFetch, seen: Seen | undefined): Promise<void> {
    const { fetches } = this.#ctx.store
    const { signal } = this.#stop
    switch (fetch.state) {
      case 'waiting':
      case 'sent': {
        const found = fetch.intent === null ? null : await findFetched(client, fetch, signal)
        if (found === null) this.#intend(fetch, 'create', { state: 'sent' })
        const made = found ?? (await askToFetch(this.#ctx, client, fetch, signal))
        return fetches.patch(fetch.id, { ...SETTLED, ...made })
      }
      case 'fetching': {
        if (this.#hasEnded(fetch, seen) || seen === undefined || seen === 'missing') return
        if (seen.status !== 'ready') return fetches.patch(fetch.id, { platformStatus: seen.status })
        const looksFirst = fetch.intent !== null
        if (!looksFirst) this.#intend(fetch, 'index', {})
        const made = await indexFetched(client, fetch, looksFirst, signal)
        return fetches.patch(fetch.id, { ...SETTLED, ...made, url: null })
      }
      case 'indexing': {
        if (this.#hasEnded(fetch, seen) || seen === undefined || seen === 'missing') return
        const ready: FetchPatch = seen.status === 'ready' ? { state: 'ready', url: null } : {}
        return fetches.patch(fetch.id, { platformStatus: seen.status, attempt: 0, failure: null, ...ready })
      }
      case 'ready':
      case 'failed':
        return
    }
  }

  #intend(fetch: StoredFetch, intent: 'create' | 'index', patch: FetchPatch): void {
    const intended = { intent, intendedAt: this.#ctx.now(), intentEndedAt: null }
    this.#ctx.store.fetches.patch(fetch.id, { ...intended, ...patch })
  }

  /** A request without a clear outcome may still arrive: a look that comes too early would see nothing. */
  #isTooEarly({ intent, intentEndedAt }: StoredFetch): boolean {
    if (intent === null || intentEndedAt === null) return false
    const age = this.#ctx.now() - intentEndedAt
    return age >= 0 && age < Math.min(UNCLEAR_MS, this.#pollMs * 2)
  }

  /** Whether it failed there, or is not there any more. */
  #hasEnded(fetch: StoredFetch, seen: Seen | undefined): boolean {
    if (seen === 'missing') {
      const missed = (this.#missed.get(fetch.id) ?? 0) + 1
      this.#missed.set(fetch.id, missed)
      if (missed >= ROUNDS_MISSED) this.#fail(fetch, failure('gone_from_platform', { name: fetch.name }))
      return missed >= ROUNDS_MISSED
    }
    this.#missed.delete(fetch.id)
    if (seen?.status !== 'failed') return false
    const about = { name: fetch.name, ...(seen.reason === null ? {} : { detail: seen.reason }) }
    this.#fail(fetch, failure('fetch_failed', about))
    return true
  }

  #fail(fetch: StoredFetch, why: Failure): void {
    this.#missed.delete(fetch.id)
    this.#ctx.store.fetches.patch(fetch.id, { ...SETTLED, state: 'failed', failure: why })
  }

  /** What a failed call means for a line. @throws what is no failed call */
  async #failed(client: PlatformClient, fetch: StoredFetch, error: unknown): Promise<void> {
    if (!(error instanceof PlatformError)) throw error
    const { store, now } = this.#ctx
    const creates = fetch.state === 'waiting' || fetch.state === 'sent'
    const verdict = verdictOf(error, { name: fetch.name, attempt: fetch.attempt })
    if (verdict.kind === 'refuse')
      return this.#fail(fetch, failure('fetch_failed', { name: fetch.name, detail: error.detail }))
    if (verdict.kind === 'fail') {
      const isGone = error.isMissing && (await isIndexGone(client, fetch.indexId, this.#stop.signal))
      const gone = failure('index_missing', { name: fetch.indexName })
      const about = { name: fetch.name, detail: error.detail }
      return this.#fail(fetch, isGone ? gone : failure('fetch_failed', about))
    }
    if (verdict.kind === 'hold') this.#ctx.hold(verdict.failure)
    const wait = error.retryAfterMs ?? backoffMs(fetch.attempt, 0.5 + Math.random() / 2, 2000, LONGEST_MS)
    store.fetches.patch(fetch.id, {
      attempt: fetch.attempt + 1,
      failure: verdict.failure,
      nextAttemptAt: now() + wait,
      ...(nothingCreated(error)
        ? { intent: null, ...(creates ? { state: 'waiting' } : {}) }
        : { intentEndedAt: now() }),
    })
  }

  #pick(ids: readonly string[], possible: (fetch: StoredFetch) => boolean): StoredFetch[] {
    return ids.flatMap((id) => this.#ctx.store.fetches.get(id) ?? []).filter(possible)
  }
}

function toFetch(fetch: StoredFetch): Fetch {
  const { id, shownUrl, name, indexId, indexName, way, state, platformStatus, addedAt } = fetch
  const { assetId, taskId, indexedAssetId } = fetch
  return {
    ...{ id, shownUrl, name, indexId, indexName, way, state, platformStatus, addedAt },
    ...{ assetId, taskId, indexedAssetId, failure: fetch.failure },
  }
}
