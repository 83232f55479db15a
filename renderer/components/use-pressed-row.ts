import { useRef, type MouseEvent, type PointerEvent } from 'react'

/**
 * In a list that changes under the pointer, a line may come to stand for another clip while the button is down on it. Such
 * a press means neither clip, so nothing is done with it.
 *
 * @param idOf what an event is about; undefined beside the lines
 * @returns handlers for the element that holds the lines
 */
export function usePressedRow(idOf: (event: { target: EventTarget }) => string | undefined) {
  const pressed = useRef<string | undefined>(undefined)
  return {
    onPointerDownCapture: (event: PointerEvent) => {
      pressed.current = idOf(event)
    },
    onClickCapture: (event: MouseEvent) => {
      // A key presses a button without a pointer, at once.
      if (event.detail > 0 && idOf(event) !== pressed.current) event.stopPropagation()
    },
  }
}
