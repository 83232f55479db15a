/** Plays HLS in a video element. The player is loaded only when something is played. */

/** cannotPlay: no decoder for it here · broken: its parts cannot be had any more. */
export type StreamFailure = 'cannotPlay' | 'broken'

/** Attaches a stream and begins to play. @returns what ends it */
export function attachStream(
  video: HTMLVideoElement,
  manifest: string,
  onFailure: (failure: StreamFailure) => void,
): () => void {
  let end = (): void => undefined
  let isEnded = false
  void import('hls.js').then(({ default: Hls }) => {
    if (isEnded) return
    if (!Hls.isSupported()) return onFailure('cannotPlay')
    // A worker would have to be a blob, which the page may not run.
    const hls = new Hls({ enableWorker: false })
    hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return
      onFailure(type === Hls.ErrorTypes.MEDIA_ERROR ? 'cannotPlay' : 'broken')
      hls.destroy()
    })
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      // Where playing by itself is not allowed, the controls are there.
      void video.play().catch(() => undefined)
    })
    hls.loadSource(manifest)
    hls.attachMedia(video)
    end = () => hls.destroy()
  })
  return () => {
    isEnded = true
    end()
  }
}
