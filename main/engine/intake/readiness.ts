import { lookAt } from '../probe/source.ts'

const INCOMPLETE = new Set(['cutOff', 'tailCut', 'noIndex'])

/**
 * Whether a file that is still is also complete. One that another program keeps for itself (as Windows lets it) is held;
 * an MP4 or MOV whose index or end is missing (whatever stands there), and an empty file, are incomplete. Of other formats nothing can be told.
 */
export async function readinessOf(path: string, sizeBytes: number): Promise<'ready' | 'held' | 'incomplete'> {
  if (sizeBytes === 0) return 'incomplete'
  const look = await lookAt(path)
  if (look.kind === 'failed') return 'held'
  if (look.kind === 'refused') return 'ready'
  return INCOMPLETE.has(look.boxes.kind) ? 'incomplete' : 'ready'
}
