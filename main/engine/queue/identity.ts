import type { StoredItem } from '../store/item.ts'

/** Key of the item's id in `user_metadata`: creates have no idempotency key, so this is the match after a lost reply. */
export const ITEM_KEY = 'reeldrop_item'
/** Key of the content fingerprint in `user_metadata`. */
const FINGERPRINT_KEY = 'reeldrop_fp'

/** Key of the hash over all bytes in `user_metadata`. */
const HASH_KEY = 'reeldrop_hash'

/** What tells an item on the platform from all others: its id and what it holds. */
function identityOf(item: StoredItem): Record<string, string> {
  return { [ITEM_KEY]: item.id, ...(item.fingerprint ? { [FINGERPRINT_KEY]: item.fingerprint } : {}) }
}

/**
 * What is written beside every asset, task and indexed asset of an item: the person's own pairs, and what tells it from
 * all others. @param contentHash the hash over all bytes, once it was taken
 */
export function metadataFor(item: StoredItem, contentHash: string | null = null): Record<string, string> {
  return {
    ...item.metadata,
    ...identityOf(item),
    ...(contentHash === null ? {} : { [HASH_KEY]: contentHash }),
  }
}

/** The item and the fingerprint that metadata from the platform names; null where it was not written by Reeldrop. */
export function namedIn(metadata: Record<string, unknown> | null | undefined): {
  itemId: string | null
  fingerprint: string | null
} {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  return { itemId: text(metadata?.[ITEM_KEY]), fingerprint: text(metadata?.[FINGERPRINT_KEY]) }
}

/** Whether metadata from the platform is this item's, with the content that it has now. */
export function isOf(item: StoredItem, metadata: Record<string, unknown> | null | undefined): boolean {
  if (!metadata) return false
  return Object.entries(identityOf(item)).every(([key, value]) => metadata[key] === value)
}
