/**
 * Changes that are shown at once, so that no press of a key is lost while the answer is on its way; as they were, where
 * the change is refused. Of several that are under way the answer to the last one counts.
 * @param how.ask tells whoever keeps it; null when that refuses
 * @param how.reload shows what is kept
 */
export function atOnce<Change, Kept>(how: {
  show: (change: Change) => void
  ask: (change: Change) => Promise<Kept | null>
  take: (kept: Kept) => void
  reload: () => Promise<void>
}): (change: Change) => Promise<void> {
  let changes = 0
  return async (change) => {
    const mine = ++changes
    how.show(change)
    const kept = await how.ask(change)
    if (mine !== changes) return
    if (kept === null) await how.reload()
    else how.take(kept)
  }
}
