import { useState, type DragEvent, type KeyboardEvent } from 'react'
import type { ItemId, ItemRow, View } from '../../shared/domain.ts'
import { moveBefore } from '../state/items.ts'
import { useStore } from '../state/store.ts'

/** What is dragged within the list, as against files that are dropped from outside. */
const KIND = 'application/x-reeldrop-item'

/** Changes the order of sending by hand, where the list shows it: by dragging a row, or with Alt and the arrows. */
export function useReorder(view: View) {
  const isOrdered = useStore((state) => state.query.sort === 'order' && !state.query.descending)
  const [over, setOver] = useState<ItemId | null>(null)

  function onKeyDown(event: KeyboardEvent, row: ItemRow | undefined, at: number): void {
    if (!isOrdered || row === undefined || !canMove(row)) return
    const rowAt = (place: number): ItemRow | undefined => view.rows[place - view.offset]
    const isUp = event.key === 'ArrowUp'
    if (!isUp && event.key !== 'ArrowDown') return
    event.preventDefault()
    const before = isUp ? rowAt(at - 1) : rowAt(at + 2)
    const isAtEnd = isUp ? at === 0 : at >= view.matching - 1
    if (!isAtEnd) void moveBefore(row.id, before?.id ?? null)
  }

  function dragOf(row: ItemRow | undefined) {
    if (!isOrdered || row === undefined) return {}
    return {
      draggable: canMove(row),
      'data-drop': over === row.id,
      onDragStart: (event: DragEvent) => event.dataTransfer.setData(KIND, row.id),
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(KIND)) return
        event.preventDefault()
        setOver(row.id)
      },
      onDragEnd: () => setOver(null),
      onDrop: (event: DragEvent) => {
        const id = event.dataTransfer.getData(KIND)
        setOver(null)
        if (id === '' || id === row.id) return
        event.preventDefault()
        event.stopPropagation()
        void moveBefore(id as ItemId, row.id)
      },
    }
  }

  return { onKeyDown, dragOf }
}

const canMove = ({ state }: ItemRow): boolean => state === 'found' || state === 'waiting'
