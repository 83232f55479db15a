/** How a file stood when it was looked at. Size in bytes, times in epoch ms. */
export interface Sight {
  size: number
  mtimeMs: number
  /** Time of the last change of any kind; unlike mtime, no program can set it. */
  ctimeMs: number
  /** Device and inode. */
  id: string
}

/** What the looks at a file have shown so far. */
export interface Observed {
  sight: Sight
  lookedAt: number
  /** When it changed last, epoch ms, as far as that is known. */
  changedAt: number
  /** How fast it grew between the last two looks at which it did; null when it never did. */
  bytesPerSecond: number | null
}

/**
 * Takes in another look at a file.
 * @param clock whose times to trust: those of a share may be of another clock, so that only what was seen counts;
 * `mtime` for files whose other changes do not matter
 */
export function observe(
  before: Observed | null,
  sight: Sight,
  now: number,
  clock: 'change' | 'mtime' | 'none',
): Observed {
  const told = clock === 'mtime' ? sight.mtimeMs : Math.max(sight.mtimeMs, sight.ctimeMs)
  const isTold = clock !== 'none' && told <= now
  if (before === null) return { sight, lookedAt: now, changedAt: isTold ? told : now, bytesPerSecond: null }
  if (isSame(before.sight, sight, clock)) return { ...before, sight, lookedAt: now }
  const grown = sight.size - before.sight.size
  const seconds = (now - before.lookedAt) / 1000
  return {
    sight,
    lookedAt: now,
    changedAt: isTold && told > before.lookedAt ? told : now,
    bytesPerSecond: grown > 0 && seconds > 0 ? grown / seconds : null,
  }
}

export function isSame(a: Sight, b: Sight, clock: 'change' | 'mtime' | 'none' = 'change'): boolean {
  const sameTimes = a.mtimeMs === b.mtimeMs && (clock === 'mtime' || a.ctimeMs === b.ctimeMs)
  return a.size === b.size && sameTimes && a.id === b.id
}
