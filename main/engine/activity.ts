/** Between two uploads nothing may run for a moment; so long it still counts as uploading, in ms. */
const BETWEEN_MS = 2000
/** Uploads of which no byte has moved for so long wait for something that may take hours, in ms. */
const STILL_MS = 90_000

/** What can be seen of the uploads at a moment. */
export interface Sight {
  uploadsActive: number
  /** Changes whenever bytes leave. */
  wireBytes: number
  /** The platform cannot be reached: what runs only tries. */
  isDown: boolean
}

/**
 * Decides whether bytes move, so that the machine has to stay awake: at once when an upload begins, and no longer a
 * moment after the last one ended, was paused or held, or when nothing has moved for long.
 */
export class Activity {
  #isUploading = false
  #wasWorking = false
  #wireBytes = 0
  #movedAt = -Infinity
  #workedAt = -Infinity

  /** @param now ms of a clock that is never set back */
  see({ uploadsActive, wireBytes, isDown }: Sight, now: number): boolean {
    const isWorking = uploadsActive > 0 && !isDown
    if (wireBytes !== this.#wireBytes || (isWorking && !this.#wasWorking)) this.#movedAt = now
    this.#wireBytes = wireBytes
    this.#wasWorking = isWorking
    if (isWorking) this.#workedAt = now
    this.#isUploading = isWorking
      ? now - this.#movedAt < STILL_MS
      : this.#isUploading && now - this.#workedAt < BETWEEN_MS
    return this.#isUploading
  }
}
