import type { ItemRow } from '../../shared/domain.ts'
import { bytes, timeAhead } from '../format.ts'
import { strings } from '../strings.ts'
import { CopyValue } from './CopyValue.tsx'
import { Fact } from './Fact.tsx'
import { useNow } from './use-now.ts'

const words = strings.details

/** Where the clip is: on this machine and on the platform, with everything that identifies it. */
export function DetailsPlatform({ row }: { row: ItemRow }) {
  const now = useNow(row.nextAttemptAt !== null)
  const ids = [
    [words.asset, row.assetId],
    [words.task, row.taskId],
    [words.indexedAsset, row.indexedAssetId],
    [words.hash, row.contentHash],
  ] as const
  return (
    <section>
      <h3>{words.upload}</h3>
      <dl className="facts">
        <Fact label={words.index}>{row.indexName}</Fact>
        {row.way !== null && <Fact label={words.way}>{strings.wayNames[row.way]}</Fact>}
        <Fact label={words.sent}>{strings.row.of(bytes(row.bytesSent), bytes(row.sizeBytes))}</Fact>
        {row.attempt > 0 && <Fact label={words.tries}>{row.attempt}</Fact>}
        {row.nextAttemptAt !== null && <Fact label={words.nextTry}>{timeAhead(row.nextAttemptAt, now)}</Fact>}
        {row.platformStatus !== null && <Fact label={words.platformStatus}>{row.platformStatus}</Fact>}
        {ids.map(([label, id]) =>
          id === null ? null : (
            <Fact key={label} label={label}>
              <CopyValue label={label} value={id} />
            </Fact>
          ),
        )}
        <Fact label={words.path}>
          <CopyValue label={words.path} value={row.path} />
        </Fact>
      </dl>
    </section>
  )
}
