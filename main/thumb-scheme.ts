/**
 * Serves the pictures of clips to the window, as `reeldrop-thumb://<id of the item>/poster` and `…/strip`. The engine
 * names the file; what is handed out is a JPEG in its folder of pictures, or nothing.
 */
import { z } from 'zod'
import { ItemId } from '../shared/item.ts'
import { ThumbKind } from '../shared/thumb-kind.ts'
import { log } from './log.ts'
import { NOTHING, type Served } from './serve.ts'
import type { Session } from './session.ts'
import { readThumb } from './thumb-file.ts'

const Asked = z.object({ id: ItemId, kind: ThumbKind })
type Asked = z.infer<typeof Asked>

const HEADERS = {
  // A clip that was written to is examined anew; the window asks with another query then.
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
}

/** @returns what an address stands for */
export const thumbs =
  (session: Session) =>
  async (url: string): Promise<Served> => {
    const asked = askedIn(url)
    const bytes = asked ? await jpegOf(session, asked) : null
    return bytes ? { mimeType: 'image/jpeg', headers: HEADERS, bytes } : NOTHING
  }

async function jpegOf(session: Session, asked: Asked): Promise<Buffer | null> {
  const { engine } = session
  const reply = await engine.call('thumbnail', asked)
  if (!reply.ok || reply.value.path === null) return null
  const jpeg = await readThumb(engine.thumbsFolder, reply.value.path)
  if (jpeg === null) log.warn(`pictures: ${reply.value.path} is not handed out`)
  return jpeg
}

/** What an address asks for, whatever its query; null when it is none of ours. */
function askedIn(url: string): Asked | null {
  const { host, pathname } = new URL(url)
  return Asked.safeParse({ id: host, kind: pathname.slice(1) }).data ?? null
}
