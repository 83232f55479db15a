/** A file that somebody goes on writing to, for what is shown only as long as that lasts. */
import { appendFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Far more often than a file has to be still. */
const EVERY_MS = 250

/** @returns ends it; resolves when nothing is written any more */
export function keepWriting(path: string, piece: Buffer): () => Promise<void> {
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      await appendFile(path, piece)
      await sleep(EVERY_MS)
    }
  })()
  return async () => {
    isOver = true
    await writing
  }
}
