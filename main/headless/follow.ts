import { ExpectedError } from '../../shared/errors.ts'
import type { IngestLine } from '../../shared/contract.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import type { Engine } from '../engine/index.ts'

/** Time after which a history that could not be read is read again, in ms. */
const UNREADABLE_MS = 1000

/** Resolves with the states when all items have come to one of `ends`, when a person is needed, or when the run is stopped. */
export function untilEnded(
  engine: Engine,
  ids: readonly ItemId[],
  ends: ReadonlySet<ItemState>,
  stop: AbortSignal,
  onChange: (listener: () => void) => void,
  onEnded: (id: ItemId) => void,
): Promise<(ItemState | null)[]> {
  const open = new Set(ids)
  const stateOf = (id: ItemId): ItemState | null => engine.row(id)?.state ?? null
  return new Promise((resolve) => {
    let looking = false
    let settled = false
    const tellOfEnded = (): void => {
      for (const id of open) {
        const state = stateOf(id)
        if (state !== null && !ends.has(state)) continue
        onEnded(id)
        open.delete(id)
      }
    }
    const look = (): void => {
      looking = false
      if (settled) return
      try {
        tellOfEnded()
        if (open.size > 0 && engine.hold === null && !stop.aborted) return
        resolve(ids.map(stateOf))
        settled = true
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error
        setTimeout(soon, UNREADABLE_MS)
      }
    }
    const soon = (): void => {
      if (looking) return
      looking = true
      setTimeout(look, 20)
    }
    onChange(soon)
    stop.addEventListener('abort', look)
    look()
  })
}

/** Writes what became of an item. */
export function tell(engine: Engine, id: ItemId, json: boolean, startedAt: number): void {
  const row = engine.row(id)
  if (row === null) return
  if (json) {
    const line: IngestLine = {
      path: row.path,
      state: row.state,
      problems: row.failure ? [...row.problems, row.failure] : row.problems,
      assetId: row.assetId,
      taskId: row.taskId,
      indexedAssetId: row.indexedAssetId,
      bytesSent: row.wireBytes,
      seconds: (Date.now() - Math.max(startedAt, row.addedAt)) / 1000,
      way: row.way,
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return
  }
  const reasons = [
    ...row.problems.map((problem) => problem.message),
    ...(row.failure ? [row.failure.message] : []),
  ]
  process.stdout.write(
    `${row.state.padEnd(9)} ${row.path}${reasons.length > 0 ? `\n          ${reasons.join('\n          ')}` : ''}\n`,
  )
}
