import { opendir, stat } from 'node:fs/promises'
import { MISSING } from '../transfer/source-file.ts'

/** How the root of a watch folder stands. */
export type RootState =
  | { kind: 'there'; identity: string }
  /** Its drive is not there, or an empty mount point is in its place. */
  | { kind: 'away' }
  | { kind: 'denied'; code: string }
  | { kind: 'faulty'; code: string }

/**
 * Looks at a root. Its directory is known by inode and birth time, which stay the same over an unmount and a mount, as
 * the device number need not. Where another directory stands in its place, an empty one is taken for the mount point of
 * a drive that is away; one with something in it is taken for the root from then on.
 * @param known identity when it was seen last; null for the first look
 */
export async function lookAtRoot(path: string, known: string | null): Promise<RootState> {
  try {
    const stats = await stat(path)
    if (!stats.isDirectory()) return { kind: 'away' }
    const identity = `${stats.ino}:${Math.round(stats.birthtimeMs)}`
    if (known !== null && known !== identity && (await isEmpty(path))) return { kind: 'away' }
    return { kind: 'there', identity }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    if (MISSING.has(code)) return { kind: 'away' }
    return { kind: code === 'EACCES' || code === 'EPERM' ? 'denied' : 'faulty', code }
  }
}

async function isEmpty(path: string): Promise<boolean> {
  const folder = await opendir(path)
  try {
    return (await folder.read()) === null
  } finally {
    await folder.close()
  }
}
