import { useState, type DragEvent } from 'react'
import type { ItemId, ItemRow } from '../../shared/item.ts'
import type { View } from '../../shared/view.ts'
import { t } from '../i18n.ts'
import { moveBefore, moveToTop } from '../state/items.ts'
import { announce } from '../state/notices.ts'
import { useStore } from '../state/store.ts'

/** What is dragged within the list, as against files that are dropped from outside. */
const KIND = 'application/x-reeldrop-item'

export type Move = 'first' | 'earlier' | 'later' | 'last'

/** Changes the order of sending by hand: anywhere to the top, and step by step or by dragging where the list shows it. */
export function useReorder(view: View) {
  const isOrdered = useStore(
    ({ query }) => query.sort === 'order' && !query.descending && query.group === 'none',
  )
  const [over, setOver] = useState<{ id: ItemId; isAfter: boolean } | null>(null)
  const rowAt = (place: number): ItemRow | undefined => view.rows[place - view.offset]

  /** @param at place of the row in the whole list */
  function canMove(row: ItemRow, at: number, move: Move): boolean {
    if (row.state !== 'found' && row.state !== 'waiting') return false
    if (move === 'first') return true
    return isOrdered && (move === 'earlier' ? at > 0 : at < view.matching - 1)
  }

  function moveRow(row: ItemRow, at: number, move: Move): void {
    if (!canMove(row, at, move)) return
    void carryOut(row, at, move)
    announce(t(`row.moved.${move}`, { name: row.name }))
  }

  function carryOut({ id }: ItemRow, at: number, move: Move): Promise<unknown> {
    switch (move) {
      case 'first':
        return moveToTop(id)
      case 'earlier':
        return moveBefore(id, rowAt(at - 1)?.id ?? null)
      case 'later':
        return moveBefore(id, rowAt(at + 2)?.id ?? null)
      case 'last':
        return moveBefore(id, null)
    }
  }

  /** Handlers for the element that holds the rows. @param placeOf the row that an event is about */
  function dragging(placeOf: (event: DragEvent) => number | null) {
    const rowOf = (event: DragEvent): ItemRow | undefined => {
      const place = placeOf(event)
      return place === null ? undefined : rowAt(place)
    }
    return {
      onDragStart: (event: DragEvent) => {
        const row = rowOf(event)
        if (row === undefined) return
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData(KIND, row.id)
      },
      onDragOver: (event: DragEvent) => {
        const row = rowOf(event)
        if (row === undefined || !event.dataTransfer.types.includes(KIND)) return
        event.preventDefault()
        const isAfter = isLowerHalf(event)
        if (over?.id !== row.id || over.isAfter !== isAfter) setOver({ id: row.id, isAfter })
      },
      onDragEnd: () => setOver(null),
      onDrop: (event: DragEvent) => {
        const id = event.dataTransfer.getData(KIND)
        const row = rowOf(event)
        const place = placeOf(event)
        setOver(null)
        if (id === '' || row === undefined || place === null) return
        event.preventDefault()
        event.stopPropagation()
        const before = isLowerHalf(event) ? (rowAt(place + 1)?.id ?? null) : row.id
        if (id !== row.id && id !== before) void moveBefore(id as ItemId, before)
      },
    }
  }

  const isDraggable = (row: ItemRow, at: number): boolean => isOrdered && canMove(row, at, 'first')
  /** Where what is dragged would go: before or after a row. */
  const dropAt = (row: ItemRow): 'before' | 'after' | undefined =>
    over?.id === row.id ? (over.isAfter ? 'after' : 'before') : undefined

  return { canMove, moveRow, dragging, isDraggable, dropAt }
}

function isLowerHalf(event: DragEvent): boolean {
  const row = (event.target as HTMLElement).closest('.row') ?? event.currentTarget
  const { top, height } = row.getBoundingClientRect()
  return event.clientY > top + height / 2
}
