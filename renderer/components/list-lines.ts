import type { ItemRow } from '../../shared/item.ts'
import type { GroupHead, View } from '../../shared/view.ts'

/** One line of the list that is here. */
export type Line = { is: 'clip'; row: ItemRow } | { is: 'group'; head: GroupHead }

/** The lines that a view holds, by their places in the whole list. */
export function linesOf(view: Pick<View, 'rows' | 'heads' | 'offset'>): Map<number, Line> {
  const lines = new Map<number, Line>(view.heads.map((head) => [head.line, { is: 'group', head }]))
  let at = view.offset
  for (const row of view.rows) {
    while (lines.get(at)?.is === 'group') at++
    lines.set(at++, { is: 'clip', row })
  }
  return lines
}
