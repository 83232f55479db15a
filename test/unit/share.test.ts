import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { bsdMounts, isOnRemote, isOnShare, linuxMounts } from '../../main/engine/watch/share.ts'

const LINUX = linuxMounts(
  [
    '/dev/nvme0n1p2 / ext4 rw,relatime 0 0',
    'nas:/footage /mnt/footage nfs4 rw,vers=4.2 0 0',
    '//nas/rushes /mnt/my\\040rushes cifs rw 0 0',
    '/dev/sdb1 /mnt/footage/card exfat rw 0 0',
    'me@host: /home/me/remote fuse.sshfs rw 0 0',
    '/dev/sdc1 /mnt/windows fuseblk rw 0 0',
    '',
  ].join('\n'),
)
const MAC = bsdMounts(
  [
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
    '//editor@nas._smb._tcp.local/Footage on /Volumes/Footage (smbfs, nodev, nosuid, mounted by editor)',
    'nas:/export on /Volumes/My (old) Rushes (nfs, asynchronous)',
    '/dev/disk5s1 on /Volumes/CARD_A (exfat, local, nodev, nosuid, noowners)',
    '',
  ].join('\n'),
)

test.each([
  ['/mnt/footage/day 1', true],
  ['/mnt/footage', true],
  // A drive that is put in below a share is none, and neither is a folder whose name only begins like one.
  ['/mnt/footage/card/DCIM', false],
  ['/mnt/footage 2', false],
  ['/mnt/my rushes/a', true],
  ['/home/me/remote/x', true],
  ['/mnt/windows/clips', false],
  ['/home/me', false],
])('on Linux, %s is on a share: %s', (path, is) => {
  expect(isOnRemote(path, LINUX)).toBe(is)
})

test.each([
  ['/Volumes/Footage/day 1', true],
  ['/Volumes/My (old) Rushes/a', true],
  ['/Volumes/CARD_A/DCIM', false],
  ['/Users/me/Movies', false],
])('on macOS, %s is on a share: %s', (path, is) => {
  expect(isOnRemote(path, MAC)).toBe(is)
})

test('the folder for temporary files of this machine is on none', async () => {
  expect(await isOnShare(tmpdir())).toBe(false)
})
