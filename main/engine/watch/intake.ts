import { basename, dirname, relative } from 'node:path'
import type { ItemId } from '../../../shared/item.ts'
import type { Arrivals } from '../intake/arrivals.ts'
import { PATIENCE_MS, UNEXAMINED } from '../intake/arrivals.ts'
import { metadataOf } from '../intake/metadata.ts'
import type { WalkedFile } from '../intake/walk-message.ts'
import { ENDED } from '../queue/states.ts'
import type { KnownPath } from '../store/known.ts'
import type { NewItem } from '../store/new-items.ts'
import type { Store } from '../store/store.ts'
import type { SeenFile, StoredWatch } from '../store/watches.ts'

/** Where the clips of a watch folder go. */
export interface TakenBy {
  watch: StoredWatch
  index: { id: string; name: string }
  /** Only notes what is there: clips that were there before the folder was watched are not wanted. */
  notesOnly: boolean
}

/**
 * Takes files of a watch folder in, each once: what was taken or was there before is known by its path, size and
 * mtime. One that was written to again after it was queued starts over.
 * @returns how many are new
 */
export async function takeFiles(
  store: Store,
  arrivals: Arrivals,
  files: readonly WalkedFile[],
  by: TakenBy,
): Promise<number> {
  const unknown = unknownOf(store, files, by.watch)
  const renamed = new Set<WalkedFile>()
  for (const file of unknown) if (await arrivals.follow(file.id, file.path)) renamed.add(file)
  const arriving: { id: ItemId; file: WalkedFile }[] = []
  let added = 0
  store.transaction(() => {
    store.watches.see(
      by.watch.id,
      unknown.map((file) => seenOf(file, by.watch)),
    )
    if (by.notesOnly) return
    const candidates = unknown.filter((file) => !renamed.has(file))
    const paths = candidates.map(({ path }) => path)
    const known = store.known.byPath(by.index.id, paths)
    const standings = candidates.map((file) => ({ file, item: known.get(file.path) ?? null }))
    for (const { file, item } of standings) {
      if (item === null || standing(item, file) !== 'again') continue
      store.forgetEarlierContent(item.id)
      const { size, mtimeMs } = file
      store.items.move(item.id, 'settling', 'Written to again', { size, mtimeMs, ...UNEXAMINED })
      arriving.push({ id: item.id, file })
    }
    const fresh = standings
      .filter(({ file, item }) => item === null || standing(item, file) === 'new')
      .map(({ file }) => ({ file, item: newItem(file, by) }))
    if (fresh.length > 0) {
      const batchId = store.batches.ofWatch(by.watch, by.index)
      fresh.forEach(({ item }) => (item.batchId = batchId))
    }
    const ids = store.items.addAll(fresh.map(({ item }) => item))
    added = ids.length
    fresh.forEach(({ file, item }, n) => {
      const id = ids[n]
      if (id !== undefined && item.state === 'settling') arriving.push({ id, file })
    })
  })
  arriving.forEach(({ id, file }) => arrivals.track(id, file.id))
  return added
}

function newItem(file: WalkedFile, { watch: { id, settings }, index }: TakenBy): NewItem {
  const isQuiet = Date.now() - Math.max(file.mtimeMs, file.ctimeMs) > PATIENCE_MS
  return {
    path: file.path,
    size: file.size,
    mtimeMs: file.mtimeMs,
    index,
    way: settings.way,
    state: isQuiet ? 'found' : 'settling',
    watchId: id,
    metadata: metadataOf(file.path, file.mtimeMs, settings.path, settings.metadata),
    stream: settings.enableVideoStream,
    hasAfterwards: settings.afterwards.do !== 'leave',
  }
}

/** What of the files is not known as it is now. */
function unknownOf(store: Store, files: readonly WalkedFile[], watch: StoredWatch): WalkedFile[] {
  const asSeen = files.map((file) => ({ file, ...seenOf(file, watch) }))
  const seen = store.watches.seenIn(watch.id, new Set(asSeen.map(({ folder }) => folder)))
  return asSeen.flatMap(({ file, folder, name }) => {
    const one = seen.get(folder)?.get(name)
    return one?.size === file.size && one.mtimeMs === file.mtimeMs ? [] : file
  })
}

/** The folder that was asked for last: files of one come one after the other. */
let last = { root: '', at: '', folder: '' }

function seenOf({ path, size, mtimeMs }: WalkedFile, { settings }: StoredWatch): SeenFile {
  const at = dirname(path)
  if (at !== last.at || settings.path !== last.root)
    last = { root: settings.path, at, folder: relative(settings.path, at) }
  return { folder: last.folder, name: basename(path), size, mtimeMs }
}

/** new: the clip of a path that had one before · again: that one starts over · known: nothing is to be done */
function standing(item: KnownPath, file: WalkedFile): 'new' | 'again' | 'known' {
  const isSame = item.size === file.size && item.mtimeMs === file.mtimeMs
  if (isSame || item.state === 'settling') return 'known'
  if (ENDED.has(item.state) || item.state === 'processing' || item.state === 'indexing') return 'new'
  return 'again'
}
