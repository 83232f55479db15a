import { setImmediate as breathe } from 'node:timers/promises'
import type { Cause } from '../../shared/cause.ts'
import type { ItemId } from '../../shared/domain.ts'
import type { Actions } from './actions.ts'
import type { Store } from './store/store.ts'

/** Clips that are acted on before the engine sees to other things. */
const AT_ONCE = 200

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
      remove: (ids: ItemId[]) => this.#actions.remove(ids),
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
