import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { isWithin } from './within.ts'

/** File systems of other machines, as Linux and macOS name them. */
const REMOTE =
  /^(nfs\d?|cifs|smb\w*|smbfs|afpfs|webdav|davfs|9p|afs|ncpfs|glusterfs|ceph|lustre|beegfs|fuse\.(sshfs|rclone|s3fs|glusterfs|davfs\w*|gvfsd-fuse))$/

/**
 * Whether a path is on a network share, as far as the system tells: by its mount on Linux and macOS, by a path that
 * begins with two backslashes on Windows (a share with a drive letter is not told apart there).
 */
export async function isOnShare(path: string): Promise<boolean> {
  if (process.platform === 'win32') return path.startsWith('\\\\')
  const mounts =
    process.platform === 'linux'
      ? linuxMounts(await readFile('/proc/self/mounts', 'utf8').catch(() => ''))
      : bsdMounts((await promisify(execFile)('/sbin/mount').catch(() => ({ stdout: '' }))).stdout)
  return isOnRemote(path, mounts)
}

/** Whether the mount that a path is on, the one with the longest point, is of another machine. */
export function isOnRemote(path: string, mounts: readonly Mount[]): boolean {
  const own = mounts
    .filter(({ point }) => isWithin(path, point))
    .toSorted((a, b) => b.point.length - a.point.length)[0]
  return own !== undefined && REMOTE.test(own.type)
}

interface Mount {
  point: string
  type: string
}

/** @param text of `/proc/self/mounts` */
export function linuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, point, type] = line.split(' ')
    return point === undefined || type === undefined ? [] : [{ point: unescaped(point), type }]
  })
}

/** Blanks and the like are written in octal there. Source: fstab(5). */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** @param text of `mount`: lines such as `//host/share on /Volumes/share (smbfs, nodev)` */
export function bsdMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, point, type] = / on (.+) \((\w+)[,)]/.exec(line) ?? []
    return point === undefined || type === undefined ? [] : [{ point, type }]
  })
}
