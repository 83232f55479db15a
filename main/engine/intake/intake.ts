/** Takes in the paths that a person or a program hands over, until a person stops it. */
import type { IntakeReport } from '../../../shared/intake-report.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { UploadWay } from '../../../shared/upload-way.ts'
import type { Connection } from '../connection.ts'
import type { Store } from '../store/store.ts'
import { STOPPED, addPaths } from './add.ts'

/** What it works with. */
interface IntakeParts {
  store: Store
  connection: Connection
  settings: () => Settings
  /** Tries a clip again that is there already. */
  retryItem: (id: ItemId) => void
  wake: () => void
  /** Aborted when the engine closes. */
  stop: AbortSignal
}

export class Intake {
  readonly #parts: IntakeParts
  #running = new AbortController()

  constructor(parts: IntakeParts) {
    this.#parts = parts
  }

  /**
   * Puts the clips at some paths into the list; examining them goes on after.
   * @param way as the settings say when left out
   * @param reviewAbove more new clips than that wait for review; null for none
   * @returns what became of the paths, and the items that they stand for
   * @throws ExpectedError
   */
  async take(
    paths: readonly string[],
    indexId: string,
    way: UploadWay | undefined,
    reviewAbove: number | null,
  ): Promise<{ report: IntakeReport; ids: ItemId[] }> {
    const { store, connection, settings, retryItem, wake, stop } = this.#parts
    const index = await connection.usableIndex(indexId)
    const rules = settings()
    const to = { index, way: way ?? rules.way }
    const signal = AbortSignal.any([stop, this.#running.signal])
    const added = await addPaths(store, { paths, rules }, to, retryItem, signal, reviewAbove)
    wake()
    return added
  }

  /** Ends what is being taken in. */
  stop(): void {
    this.#running.abort(STOPPED)
    this.#running = new AbortController()
  }
}
