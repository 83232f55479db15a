/** Where a small panel goes. All in CSS px of the window. */
export interface Place {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const GAP = 4
const EDGE = 6

/**
 * Below its place where there is room, else above; aligned with its left side, or its right where that would leave the
 * window. Always inside the window when it fits there.
 */
export function placeBeside(at: Place, panel: Size, window: Size): { left: number; top: number } {
  const below = at.bottom + GAP
  const fitsBelow = below + panel.height <= window.height - EDGE
  const top = fitsBelow ? below : at.top - GAP - panel.height
  const fitsRight = at.left + panel.width <= window.width - EDGE
  const left = fitsRight ? at.left : at.right - panel.width
  return {
    left: within(left, window.width - EDGE - panel.width),
    top: within(top, window.height - EDGE - panel.height),
  }
}

/** A place without extent: where the pointer is. */
export const pointAt = (x: number, y: number): Place => ({ left: x, right: x, top: y, bottom: y })

const within = (value: number, most: number): number => Math.max(EDGE, Math.min(value, most))
