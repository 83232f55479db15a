import type { FindingKind } from '../../../shared/checkup.ts'
import { timesIn } from '../../../shared/intl.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { EngineContext } from '../context.ts'
import { fingerprint } from '../intake/fingerprint.ts'
import type { StoredItem } from '../store/item.ts'
import type { Candidate } from '../store/new-items.ts'
import type { Held } from './held.ts'

/** What is amiss with a clip, with what mending it takes. */
export interface Ailment {
  is: FindingKind
  detail: string
  itemId: ItemId | null
  /** The asset that was made of it, if one was; whether it is still there is not known yet. */
  assetId: string | null
}
export type Diagnosis = Ailment | { is: 'inIndex' } | { is: 'underway' }

/**
 * Holds a file of the folder against the list and the index.
 * @throws errors of the file system as they are; PlatformError
 */
export async function diagnose(
  ctx: EngineContext,
  held: Held,
  file: Candidate,
  id: ItemId | null,
): Promise<Diagnosis> {
  const item = id === null ? null : ctx.store.items.get(id)
  if (item === null) {
    const standing = await held.holdsContentOf(file, null)
    return standing === null ? ailment('missing', null, 'It was never sent to this index') : { is: standing }
  }
  switch (item.state) {
    case 'ready':
    case 'refused':
    case 'failed':
    case 'cancelled':
      return await diagnoseEnded(ctx, held, file, item)
    default:
      return { is: 'underway' }
  }
}

async function diagnoseEnded(
  ctx: EngineContext,
  held: Held,
  file: Candidate,
  item: StoredItem,
): Promise<Diagnosis> {
  const changed = await hasChanged(item, file)
  if (item.state === 'ready' && !changed && (await isHeld(held, item))) return { is: 'inIndex' }
  const standing = await held.holdsContentOf(file, changed ? null : item)
  if (standing !== null) return { is: standing }
  if (changed) return ailment('changed', item, `The file changed after ${day(item.updatedAt)}`)
  switch (item.state) {
    case 'ready':
      return ailment('missing', item, `Ready on ${day(item.updatedAt)}, but the index no longer holds it`)
    case 'refused':
      return ailment('refused', item, item.problems.map(({ message }) => message).join(' '))
    default:
      return unfinished(ctx, item)
  }
}

const isHeld = async (held: Held, { indexedAssetId }: StoredItem): Promise<boolean> =>
  indexedAssetId !== null && (await held.has(indexedAssetId))

/** A clip that failed or was cancelled, by how far it came. */
function unfinished(ctx: EngineContext, item: StoredItem): Ailment {
  const session = ctx.store.uploads.get(item.id)
  if (session !== null && session.expiresAt > ctx.clock.now()) {
    const chunks = ctx.store.uploads.chunks(item.id).length
    return ailment('openUpload', item, `${chunks} of ${session.totalChunks} chunks are on the platform`)
  }
  if (item.state === 'cancelled') return ailment('missing', item, 'Its upload was cancelled')
  return ailment('failed', item, item.failure?.message ?? 'Its upload failed')
}

/** A file that was only touched is still what it was. */
async function hasChanged(item: StoredItem, file: Candidate): Promise<boolean> {
  if (item.size !== file.size) return true
  if (item.mtimeMs === file.mtimeMs) return false
  return item.fingerprint !== (await fingerprint(file.path, file.size))
}

const ailment = (is: FindingKind, item: StoredItem | null, detail: string): Ailment => ({
  is,
  detail,
  itemId: item?.id ?? null,
  assetId: item?.assetId ?? null,
})

const day = (epochMs: number): string =>
  timesIn('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(epochMs)
