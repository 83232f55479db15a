/**
 * Run by the foreign Node of `process-host.ts` ahead of our program. A child process of Electron's main inherits
 * Chromium's sockets, since those are closed by Chromium's own launcher alone: while we hold the far end of a page's
 * channel, main does not hear that the page's process is gone. So every socket but our own streams and channel is closed.
 */
import { closeSync, readdirSync, readlinkSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** Standard streams, and the message channel, which `process-host.ts` puts there. */
const LAST_OF_OURS = 3
/** Other systems have no such folder, and hand down no channel of a page as a descriptor. */
const FOLDER = '/proc/self/fd'

// The threads of our program run this too, when its own sockets are open.
if (isMainThread && process.platform === 'linux') {
  for (const descriptor of readdirSync(FOLDER).map(Number)) {
    if (descriptor > LAST_OF_OURS && isSocket(descriptor)) closeSync(descriptor)
  }
}

function isSocket(descriptor: number): boolean {
  try {
    return readlinkSync(`${FOLDER}/${descriptor}`).startsWith('socket:')
  } catch (error) {
    // The one by which the folder was read is closed again.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
