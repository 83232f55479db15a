/** Where things of a gauge stand in its drawing, without units of the screen. */
import type { Gauge } from '../shared/problem.ts'

type Span = Extract<Gauge, { kind: 'span' }>
type Picture = Extract<Gauge, { kind: 'picture' }>

/** Parts of the width, 0 to 1. */
export interface SpanPlaces {
  from: number
  to: number
  value: number
}

/**
 * A value beside the allowed span on a logarithmic line, since limits lie hours and seconds apart. There is room beyond
 * either end, and an open end runs to the edge.
 */
export function placesOf({ value, min, max }: Span): SpanPlaces {
  const known = [value, min, max].filter((one): one is number => one !== null && one > 0)
  const low = Math.log(Math.min(...known)) - ROOM
  const high = Math.log(Math.max(...known)) + ROOM
  const at = (one: number): number => (one <= 0 ? 0 : (Math.log(one) - low) / (high - low))
  return { from: min === null ? 0 : at(min), to: max === null ? 1 : at(max), value: at(value) }
}
const ROOM = Math.log(1.6)

/** How far a value is off the allowed span, with which end it breaks; null where it is within. */
export function gapOf({ value, min, max }: Span): { by: number; side: 'under' | 'over' } | null {
  if (min !== null && value < min) return { by: min - value, side: 'under' }
  if (max !== null && value > max) return { by: value - max, side: 'over' }
  return null
}

export interface Box {
  width: number
  height: number
}

/** The clip's picture and the smallest and largest allowed ones, turned as it is, within a square of side 1. */
export function boxesOf(gauge: Picture): { clip: Box; least: Box; most: Box } {
  const { width, height, shortSideMin, shortSideMax, longSideMax } = gauge
  const isUpright = height > width
  const most = isUpright
    ? { width: shortSideMax, height: longSideMax }
    : { width: longSideMax, height: shortSideMax }
  const scale = 1 / Math.max(width, height, longSideMax)
  const scaled = (box: Box): Box => ({ width: box.width * scale, height: box.height * scale })
  return {
    clip: scaled({ width, height }),
    least: scaled({ width: shortSideMin, height: shortSideMin }),
    most: scaled(most),
  }
}
