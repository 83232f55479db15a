import { PlatformError } from '../platform/error.ts'

/** Mismatches, without a single match, after which this storage's ETags are taken for no MD5s. */
const MISMATCHES = 3

/**
 * Compares a chunk's ETag with its MD5 where the ETag is one (contract §5.2). Whether it is cannot be told by its
 * look alone: object stores that encrypt with managed keys answer with 32 hex digits that are no MD5. So it learns: an
 * ETag of another form is no MD5, and neither are those of a session in which none has ever matched.
 */
export class EtagCheck {
  #verdict: 'unknown' | 'md5' | 'other' = 'unknown'
  #mismatches = 0

  /** Whether the MD5 of the next chunk is worth computing. */
  get wantsMd5(): boolean {
    return this.#verdict !== 'other'
  }

  /**
   * @param md5 of what was sent, in hex; null when it was not computed
   * @returns the proof
   * @throws PlatformError of the storage when there is no ETag, or when other bytes arrived than were sent
   */
  proven(etag: string | null, md5: string | null): string {
    if (etag === null || etag === '')
      throw new PlatformError('broken', { of: 'storage', detail: 'the storage sent no ETag' })
    if (!/^[0-9a-f]{32}$/i.test(etag)) this.#verdict = 'other'
    if (md5 === null || this.#verdict === 'other') return etag
    if (etag.toLowerCase() === md5) {
      this.#verdict = 'md5'
      return etag
    }
    if (this.#verdict === 'unknown' && ++this.#mismatches >= MISMATCHES) {
      this.#verdict = 'other'
      return etag
    }
    const detail = 'the storage received other bytes than were sent'
    throw new PlatformError('broken', { of: 'storage', detail })
  }
}
