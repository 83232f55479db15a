import type { ItemRow, MediaInfo } from '../../shared/domain.ts'
import { bytes, clipLength, codec, container, number, resolution } from '../format.ts'
import { useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { Fact } from './Fact.tsx'

const words = strings.details

/** What the file is, beside what its index takes. */
export function DetailsMedia({ row }: { row: ItemRow }) {
  const index = useStore((state) => state.indexes?.find((candidate) => candidate.id === row.indexId))
  return (
    <>
      <section>
        <h3>{words.media}</h3>
        <dl className="facts">
          <Fact label={words.size}>
            <span title={`${number(row.sizeBytes)} B`}>{bytes(row.sizeBytes)}</span>
          </Fact>
          {row.media ? <MediaFacts media={row.media} name={row.name} /> : null}
        </dl>
        {!row.media && <p className="quiet">{words.noMedia}</p>}
      </section>
      {index && (
        <section>
          <h3>{words.limits(index.name)}</h3>
          <ul className="limits">
            {index.limits.map((limit) => (
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
      <Fact label={words.length}>{clipLength(media.durationSeconds)}</Fact>
      <Fact label={words.picture}>
        {resolution(media)}
        {differs && <span className="dim"> {words.coded(coded, media.rotation)}</span>}
      </Fact>
      <Fact label={words.video}>
        {codec(media.videoCodec)}
        {media.fps !== null && ` · ${words.fps(media.fps)}`}
      </Fact>
      <Fact label={words.audio}>{media.audioCodec === null ? words.noAudio : codec(media.audioCodec)}</Fact>
      <Fact label={words.container}>
        <span title={media.container}>{container(media.container, name)}</span>
      </Fact>
      {media.bitRate !== null && <Fact label={words.rate}>{words.mbit(media.bitRate)}</Fact>}
    </>
  )
}
