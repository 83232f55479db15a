import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { StoredChunk, UploadSession, UploadTable } from '../store/uploads.ts'
import type { Meter } from './meter.ts'
import { retrying } from './retrying.ts'

/**
 * Takes the platform's word for what it has of an open session; chunks that it calls failed are sent again.
 * @throws ExpectedError `upload_expired` when the session is over
 * Source: platform contract §5.5.
 */
export async function agreeWithPlatform(
  parts: { client: PlatformClient; uploads: UploadTable; meter: Meter; signal: AbortSignal },
  session: UploadSession,
): Promise<'active' | 'completed'> {
  const { client, uploads, meter, signal } = parts
  const status = await retrying(() => client.uploadStatus(session.uploadId, signal), signal).catch(
    (error: unknown) => {
      if (error instanceof PlatformError && error.isMissing)
        throw new ExpectedError(failure('upload_expired'))
      throw error
    },
  )
  if (status.status === 'completed') return 'completed'
  if (OVER.has(status.status)) throw new ExpectedError(failure('upload_expired'))
  const known = uploads.chunks(session.itemId)
  const isStanding = (standing: string) => (chunk: StoredChunk) => status.chunks.get(chunk.index) === standing
  const kept = known.filter((chunk) => !isStanding('failed')(chunk))
  uploads.drop(session.itemId, indexesOf(known.filter(isStanding('failed'))))
  uploads.setReported(session.itemId, indexesOf(kept.filter(isStanding('completed'))), true)
  const unreported = kept.filter((chunk) => !isStanding('completed')(chunk))
  uploads.setReported(session.itemId, indexesOf(unreported), false)
  meter.restart(kept.reduce((sum, chunk) => sum + chunk.size, 0))
  return 'active'
}

/** Statuses of a session that takes nothing any more and never became an asset. */
const OVER = new Set(['failed', 'expired'])

/** Whether the platform says that a session is over, or does not know it. @throws PlatformError */
export async function isSessionOver(
  client: PlatformClient,
  uploadId: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return OVER.has((await client.uploadStatus(uploadId, signal)).status)
  } catch (error) {
    if (error instanceof PlatformError && error.isMissing) return true
    throw error
  }
}

const indexesOf = (chunks: readonly StoredChunk[]): number[] => chunks.map((chunk) => chunk.index)
