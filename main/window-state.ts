/** Remembers where the window was, in `window.json` of the user data folder. */
import { z } from 'zod'
import { readJson, writeJson } from './json-file.ts'

const WindowState = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(480).max(20_000),
  height: z.number().int().min(360).max(20_000),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

const FIRST: WindowState = { width: 1180, height: 780, maximized: false }
/** This much of the title bar has to be on a screen, or the window could not be taken hold of. */
const GRIP = { width: 120, height: 32 }

/** The remembered state, as far as it can be read and fits the screens that are there now. */
export function readWindowState(file: string, screens: readonly Area[]): WindowState {
  const kept = readJson(file, WindowState)
  if (!kept) return FIRST
  const { x, y, ...rest } = kept
  const reachable =
    x !== undefined && y !== undefined && screens.some((screen) => isGrippable({ x, y }, kept, screen))
  return reachable ? { x, y, ...rest } : rest
}

export function writeWindowState(file: string, state: WindowState): void {
  writeJson(file, state)
}

function isGrippable(at: { x: number; y: number }, size: WindowState, screen: Area): boolean {
  const right = Math.min(at.x + size.width, screen.x + screen.width)
  const across = right - Math.max(at.x, screen.x)
  return across >= GRIP.width && at.y >= screen.y && at.y + GRIP.height <= screen.y + screen.height
}
