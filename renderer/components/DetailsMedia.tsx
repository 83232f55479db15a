import type { ItemRow } from '../../shared/item.ts'
import type { MediaInfo } from '../../shared/media-info.ts'
import { bitRate, bytes, clipLength, codec, container, decimal, number, resolution } from '../format.ts'
import { spoken } from '../said.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Fact } from './Fact.tsx'
import { Figure } from './Figure.tsx'

/** What the file is, beside what its index takes. */
export function DetailsMedia({ row }: { row: ItemRow }) {
  const index = useStore((state) => state.indexes?.find((candidate) => candidate.id === row.indexId))
  return (
    <>
      <section>
        <h3>{t('details.media')}</h3>
        <dl className="facts">
          <Fact label={t('details.size')}>
            <span title={`${number(row.sizeBytes)} B`}>
              <Figure>{bytes(row.sizeBytes)}</Figure>
            </span>
          </Fact>
          {row.media ? <MediaFacts media={row.media} name={row.name} /> : null}
        </dl>
        {!row.media && <p className="quiet">{t('details.noMedia')}</p>}
      </section>
      {index && (
        <section>
          <h3>{t('details.limits', { index: index.name })}</h3>
          <ul className="limits">
            {index.limits.map(spoken).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function MediaFacts({ media, name }: { media: MediaInfo; name: string }) {
  const coded = `${media.codedWidth}×${media.codedHeight}`
  const differs = coded !== resolution(media) || media.rotation !== 0
  return (
    <>
      <Fact label={t('details.length')}>
        <Figure>{clipLength(media.durationSeconds)}</Figure>
      </Fact>
      <Fact label={t('details.picture')}>
        <Figure>{resolution(media)}</Figure>
        {differs && (
          <span className="dim">
            {' '}
            {media.rotation === 0
              ? t('details.coded', { size: coded })
              : t('details.codedRotated', { size: coded, rotation: media.rotation })}
          </span>
        )}
      </Fact>
      <Fact label={t('details.video')}>
        <Figure>
          {codec(media.videoCodec)}
          {media.fps !== null && ` · ${t('details.fps', { value: decimal(media.fps, 0, 3) })}`}
        </Figure>
      </Fact>
      <Fact label={t('details.audio')}>
        {media.audioCodec === null ? t('details.noAudio') : codec(media.audioCodec)}
      </Fact>
      <Fact label={t('details.container')}>
        <span title={media.container}>{container(media.container, name)}</span>
      </Fact>
      {media.bitRate !== null && (
        <Fact label={t('details.rate')}>
          <Figure>{bitRate(media.bitRate)}</Figure>
        </Fact>
      )}
    </>
  )
}
