import type { CSSProperties } from 'react'
import type { IndexingSight, ItemRow } from '../../shared/item.ts'
import { indexingLeftWords, indexingTime, slowWords } from '../clock-words.ts'
import { bytes, percent, speed, timeLeft } from '../format.ts'
import { t } from '../i18n.ts'
import { settlingWords } from '../settling-words.ts'
import { Figure } from './Figure.tsx'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'

/**
 * How far an item is: a bar with bytes while they leave, a line of words otherwise.
 *
 * @param hasIndex whether a column beside it names the index
 */
export function RowProgress({ row, hasIndex }: { row: ItemRow; hasIndex: boolean }) {
  if (row.state === 'uploading' || (row.state === 'waiting' && row.bytesSent > 0)) return <Upload row={row} />
  if (row.state === 'indexing' && row.indexing !== null) return <Indexing row={row} sight={row.indexing} />
  const then = row.state === 'processing' || row.state === 'waiting' ? thenWords(row) : null
  return (
    <div className="row-progress">
      <span className="row-note">{note(row, hasIndex)}</span>
      {then !== null && row.nextAttemptAt === null && (
        <div className="row-numbers">
          <span>{then}</span>
        </div>
      )}
      {row.nextAttemptAt !== null && <NextTry at={row.nextAttemptAt} attempt={row.attempt} />}
    </div>
  )
}

/** The clock of the platform; one that runs far longer than usual is marked by shape and words. */
function Indexing({ row, sight }: { row: ItemRow; sight: IndexingSight }) {
  return (
    <div className="row-progress" data-testid="row-indexing" data-slow={sight.isUnusual || undefined}>
      <span className="row-note">
        {sight.isUnusual && <Icon name="slow" size={13} />}
        {indexingLeftWords(sight)}
      </span>
      <div className="row-numbers">
        <span>{slowWords(sight) ?? note(row, false)}</span>
      </div>
    </div>
  )
}

/** What comes after the bytes; null while nothing is known of it. */
function thenWords({ indexing, inReview }: ItemRow): string | null {
  const time = indexing === null || inReview ? null : indexingTime(indexing)
  return time === null ? null : t('row.indexing.then', { time })
}

function Upload({ row }: { row: ItemRow }) {
  const done = percent(row.bytesSent, row.sizeBytes)
  const sent = t('row.of', { sent: bytes(row.bytesSent), total: bytes(row.sizeBytes) })
  const still = row.paused || row.state === 'waiting'
  return (
    <div className="row-progress" title={thenWords(row) ?? undefined}>
      <div className="row-bar">
        <div
          className="bar"
          role="progressbar"
          aria-label={t('row.progress', { name: row.name })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={done}
          aria-valuetext={`${done} %, ${sent}`}
          data-still={still}
        >
          <div style={{ '--done': done / 100 } as CSSProperties} />
        </div>
        {row.nextAttemptAt !== null ? (
          <NextTry at={row.nextAttemptAt} attempt={row.attempt} />
        ) : (
          <span>
            {row.etaSeconds === null ? (
              <Figure>{`${done} %`}</Figure>
            ) : (
              t('row.left', { time: timeLeft(row.etaSeconds) })
            )}
          </span>
        )}
      </div>
      <div className="row-numbers">
        <span>{sent}</span>
        {row.speed !== null && <Figure>{speed(row.speed)}</Figure>}
      </div>
    </div>
  )
}

/** `41 %, 3 min left`; of a clip that takes far longer than its peers, that; null where there is nothing to tell. */
export function briefProgress({ state, bytesSent, sizeBytes, etaSeconds, indexing }: ItemRow): string | null {
  if (state === 'indexing' && indexing !== null) return slowWords(indexing)
  if (state !== 'uploading' && (state !== 'waiting' || bytesSent === 0)) return null
  const done = `${percent(bytesSent, sizeBytes)} %`
  return etaSeconds === null ? done : `${done}, ${t('row.left', { time: timeLeft(etaSeconds) })}`
}

function NextTry({ at, attempt }: { at: number; attempt: number }) {
  const now = useNow(true)
  return (
    <span className="next-try warning">
      {t('row.nextTry', { time: timeLeft((at - now) / 1000), number: attempt + 1 })}
    </span>
  )
}

function note(row: ItemRow, hasIndex: boolean): string {
  switch (row.state) {
    case 'settling':
      return settlingWords(row.settling)
    case 'found':
      return t('row.checking')
    case 'waiting':
      return row.inReview ? t('row.inReview') : t('row.queued')
    case 'uploading':
      return ''
    case 'processing':
    case 'indexing':
      return row.platformStatus === null
        ? t('row.sent', { size: bytes(row.bytesSent) })
        : t('row.platform', { status: row.platformStatus })
    case 'ready':
      return hasIndex && row.bytesSent > 0
        ? t('row.sent', { size: bytes(row.bytesSent) })
        : t('row.inIndex', { name: row.indexName })
    case 'refused':
    case 'failed':
    case 'cancelled':
      return row.bytesSent === 0 ? t('row.notSent') : t('row.sent', { size: bytes(row.bytesSent) })
  }
}
