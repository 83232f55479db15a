import { setImmediate as breathe } from 'node:timers/promises'
import type { CauseGroup } from '../../shared/attention.ts'
import type { Cause } from '../../shared/cause.ts'
import type { IndexInfo } from '../../shared/index-info.ts'
import type { ItemId } from '../../shared/item.ts'
import type { Actions } from './actions.ts'
import { indexesThatTake, newIndexTakes } from './rules/fits.ts'
import type { Store } from './store/store.ts'

/** Clips that are acted on before the engine sees to other things. */
const AT_ONCE = 200

/** What was refused or failed, by cause. */
export function causeGroups(store: Store): CauseGroup[] {
  return store.causes.groups().map((group) => {
    const { cause, first } = group
    const isGone = cause.state === 'failed' && cause.code === 'index_missing'
    const places = isGone
      ? otherIndexes(store, cause.indexId)
      : first[0]
        ? placesFor(store, first[0].id).indexes
        : []
    return { ...group, canMove: places.length > 0 }
  })
}

/**
 * Where a clip would pass that was refused or whose index is gone: indexes of the account as they were last seen, and
 * whether a new one would take it.
 */
export function placesFor(
  store: Store,
  id: ItemId,
): { indexes: { id: string; name: string }[]; newIndex: boolean } {
  const item = store.items.get(id)
  if (!item?.media || !(item.state === 'refused' || item.failure?.code === 'index_missing'))
    return { indexes: [], newIndex: false }
  const clip = { name: item.name, sizeBytes: item.size, media: item.media }
  return {
    indexes: indexesThatTake(clip, otherIndexes(store, item.indexId)).map(({ id, name }) => ({ id, name })),
    newIndex: newIndexTakes(clip),
  }
}

const otherIndexes = (store: Store, indexId: string): IndexInfo[] =>
  store.cachedIndexes().filter(({ id, takesNewVideos }) => id !== indexId && takesNewVideos)

/** What a person does to all clips of one cause, however many they are. */
export class AttentionActions {
  readonly #store: Store
  readonly #actions: Actions

  constructor(store: Store, actions: Actions) {
    this.#store = store
    this.#actions = actions
  }

  /** @returns how many clips it was done to; those that it cannot be done to stay as they are */
  async settle(cause: Cause, what: 'retry' | 'upload' | 'remove'): Promise<number> {
    const act = {
      retry: (ids: ItemId[]) => this.#actions.retry(ids),
      upload: (ids: ItemId[]) => this.#actions.uploadAnyway(ids),
      remove: async (ids: ItemId[]) => (await this.#actions.remove(ids)).changed,
    }[what]
    return await this.#each(cause, act)
  }

  async move(cause: Cause, index: { id: string; name: string }): Promise<number> {
    return await this.#each(cause, (ids) => this.#actions.moveToIndex(ids, index))
  }

  async #each(cause: Cause, act: (ids: ItemId[]) => number | Promise<number>): Promise<number> {
    let done = 0
    for (let seq = 0; ; await breathe()) {
      const some = this.#store.causes.idsAfter(cause, seq, AT_ONCE)
      const last = some.at(-1)
      if (last === undefined) return done
      seq = last.seq
      done += await act(some.map(({ id }) => id))
    }
  }
}
