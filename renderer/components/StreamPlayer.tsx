import { useEffect, useRef, useState } from 'react'
import type { ItemRow } from '../../shared/item.ts'
import type { MainAnswer } from '../../shared/contract.ts'
import { t } from '../i18n.ts'
import { bridge } from '../state/bridge.ts'
import { openOnPlatform } from '../state/external.ts'
import { attachStream, type StreamFailure } from '../stream.ts'
import { Icon } from './icons.tsx'

/** Who walks through the list asks the platform about none of the clips in passing, in ms. */
const SETTLED_MS = 400

/** The stream of a clip, where one was asked for. */
export function StreamSection({ row }: { row: ItemRow }) {
  if (row.state !== 'ready' || row.indexedAssetId === null) return null
  return <Stream indexId={row.indexId} videoId={row.indexedAssetId} name={row.name} />
}

/** What the platform streams of a video: its frames, and a player once one is asked for. */
export function Stream(props: { indexId: string; videoId: string; name: string }) {
  const { indexId, videoId, name } = props
  const [stream, setStream] = useState<MainAnswer<'lookAtStream'> | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  useEffect(() => {
    let isGone = false
    const timer = setTimeout(() => {
      void bridge()
        .call('lookAtStream', { indexId, videoId })
        .then((reply) => {
          if (!isGone && reply.ok) setStream(reply.value)
        })
    }, SETTLED_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [indexId, videoId])
  if (stream === null || stream.status === null) return null
  const base = `reeldrop-stream://play/${indexId}/${videoId}`
  return (
    <section data-testid="stream" data-status={stream.status}>
      <h3>{t('platform.stream.title')}</h3>
      {stream.thumbnails > 0 && !isPlaying && (
        <div className="stream-frames">
          {Array.from({ length: stream.thumbnails }, (_, n) => (
            <img key={n} src={`${base}/thumbnail/${n}`} alt={t('platform.stream.frame', { n: n + 1 })} />
          ))}
        </div>
      )}
      {!stream.canPlay && (
        <p className="quiet">
          {t(stream.status === 'ERROR' ? 'platform.stream.failed' : 'platform.stream.preparing')}
        </p>
      )}
      {stream.canPlay && !isPlaying && (
        <button
          type="button"
          className="button small"
          data-testid="stream-play"
          onClick={() => setPlaying(true)}
        >
          <Icon name="play" size={14} /> {t('platform.stream.play')}
        </button>
      )}
      {isPlaying && (
        <Player
          manifest={`${base}/manifest`}
          name={name}
          onOpen={() => void openOnPlatform(indexId, videoId)}
        />
      )}
    </section>
  )
}

function Player(props: { manifest: string; name: string; onOpen: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [failure, setFailure] = useState<StreamFailure | null>(null)
  const { manifest } = props
  useEffect(() => {
    if (!video.current) return
    return attachStream(video.current, manifest, setFailure)
  }, [manifest])
  return (
    <>
      <video
        ref={video}
        className="stream-video"
        data-testid="stream-video"
        aria-label={t('platform.stream.label', { name: props.name })}
        controls
        disablePictureInPicture
        hidden={failure === 'cannotPlay'}
      />
      {failure !== null && (
        <p className="field-error" role="alert" data-testid="stream-failure">
          <Icon name="failed" />
          <span>{t(`platform.stream.${failure}`)}</span>
          <button type="button" className="button small" onClick={props.onOpen}>
            {t('platform.details.open')}
          </button>
        </p>
      )}
    </>
  )
}
