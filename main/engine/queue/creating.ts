import type { EngineContext } from '../context.ts'
import { PlatformError } from '../platform/error.ts'
import type { StoredItem } from '../store/item.ts'
import type { IntentKind } from '../store/store.ts'

/**
 * How long after an unclear end of a request (a kill, a lost reply, a pause) to look for what became of it, in ms. Its
 * bytes may still be in buffers on the way and arrive after the sender is gone: a look that comes too early sees
 * nothing, and the clip would be sent twice.
 */
export const UNCLEAR_MS = 10_000

/**
 * Commits the intent, makes the call, and closes the intent when it is certain that nothing was created. After an
 * unclear failure it stays open, and the next try looks first.
 */
export async function creating<T>(
  ctx: EngineContext,
  item: StoredItem,
  kind: IntentKind,
  call: () => Promise<T>,
): Promise<T> {
  ctx.store.intend(item.id, kind)
  try {
    return await call()
  } catch (error) {
    if (error instanceof PlatformError && nothingCreated(error)) ctx.store.settle(item.id)
    else ctx.store.unclear(item.id)
    throw error
  }
}

/** A 4xx and a connection that was never made leave nothing behind. */
export function nothingCreated(error: PlatformError): boolean {
  return error.kind === 'offline' || (error.kind === 'refused' && (error.status ?? 500) < 500)
}

/**
 * Whether it is too early to look for what an earlier request created; the item then waits for its time. An upload
 * session is not waited for: one too many costs nothing and expires.
 */
export function isTooEarly(ctx: EngineContext, item: StoredItem): boolean {
  const intent = ctx.store.intent(item.id)
  if (intent === null || intent.kind === 'create_upload') return false
  const age = ctx.now() - (intent.endedAt ?? intent.at)
  // A clock that was set back does not make it wait for longer.
  if (age < 0 || age >= UNCLEAR_MS) return false
  ctx.store.items.patch(item.id, { nextAttemptAt: ctx.now() + UNCLEAR_MS - age })
  return true
}
