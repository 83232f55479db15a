import { basename, dirname, relative, sep } from 'node:path'
import { cardOf } from './card.ts'

/** Keys that Reeldrop writes itself. */
const OWN = /^reeldrop_/

/**
 * The pairs for the `user_metadata` of a clip, with the placeholders of their values filled in, and the name of its
 * camera card as `card` where it lies on one.
 * @param root of the watch folder; null for a dropped file, whose `{folder}` is the one that it lies in
 * @param pairs as `WatchSettings.metadata`
 * @param mtimeMs time of its last change, epoch ms
 */
export function metadataOf(
  path: string,
  mtimeMs: number,
  root: string | null,
  pairs: Record<string, string>,
): Record<string, string> {
  const card = cardOf(path)
  const own: Record<string, string> = card === null ? {} : { card: card.normalize('NFC') }
  const wanted = Object.entries(pairs).filter(([key]) => !OWN.test(key))
  if (wanted.length === 0) return own
  const folder = root === null ? basename(dirname(path)) : relative(root, dirname(path)).split(sep).join('/')
  const values: Record<string, string> = {
    folder,
    filename: basename(path),
    date: dayOf(mtimeMs),
    card: card ?? '',
    watch: root === null ? '' : basename(root),
  }
  const filled = wanted
    .map(([key, value]) => [
      key,
      value.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all).normalize('NFC'),
    ])
    .filter(([, value]) => value !== '')
  return { ...own, ...(Object.fromEntries(filled) as Record<string, string>) }
}

/** The local day, `YYYY-MM-DD`. */
function dayOf(mtimeMs: number): string {
  const date = new Date(mtimeMs)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
