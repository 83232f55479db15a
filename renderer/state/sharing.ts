/** Keeps what a view has in common with the one before, so that only rows that changed are drawn anew. */
import type { ItemRow } from '../../shared/item.ts'
import type { GroupHead, View } from '../../shared/view.ts'

/** The new view, with the very objects of the old one where nothing about them changed. */
export function sharing(old: View | null, view: View): View {
  if (old === null) return view
  const rows = new Map(old.rows.map((row) => [row.id, row]))
  const heads = new Map(old.heads.map((head) => [head.key, head]))
  return {
    ...view,
    rows: view.rows.map((row) => same(rows.get(row.id), row, isSameRow)),
    heads: view.heads.map((head) => same(heads.get(head.key), head, isSameHead)),
  }
}

function same<T>(old: T | undefined, now: T, isSame: (one: T, other: T) => boolean): T {
  return old !== undefined && isSame(old, now) ? old : now
}

/** What changes without a change in the database; all else comes with another `updatedAt`. */
const isSameRow = (one: ItemRow, other: ItemRow): boolean =>
  one.updatedAt === other.updatedAt &&
  one.state === other.state &&
  one.bytesSent === other.bytesSent &&
  one.speed === other.speed &&
  one.etaSeconds === other.etaSeconds &&
  one.inReview === other.inReview &&
  one.nextAttemptAt === other.nextAttemptAt &&
  one.settling?.why === other.settling?.why &&
  one.settling?.bytesPerSecond === other.settling?.bytesPerSecond &&
  JSON.stringify(one.indexing) === JSON.stringify(other.indexing)

const isSameHead = (one: GroupHead, other: GroupHead): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
