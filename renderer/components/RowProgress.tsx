import type { CSSProperties } from 'react'
import type { ItemRow } from '../../shared/domain.ts'
import { bytes, percent, speed, timeLeft } from '../format.ts'
import { t } from '../i18n.ts'
import { settlingWords } from '../settling-words.ts'
import { useNow } from './use-now.ts'

/** How far an item is: a bar with bytes while they leave, a line of words otherwise. */
export function RowProgress({ row }: { row: ItemRow }) {
  if (row.state === 'uploading' || (row.state === 'waiting' && row.bytesSent > 0)) return <Upload row={row} />
  return (
    <div className="row-progress">
      <span className="row-note">{note(row)}</span>
      {row.nextAttemptAt !== null && <NextTry at={row.nextAttemptAt} attempt={row.attempt} />}
    </div>
  )
}

function Upload({ row }: { row: ItemRow }) {
  const done = percent(row.bytesSent, row.sizeBytes)
  const sent = t('row.of', { sent: bytes(row.bytesSent), total: bytes(row.sizeBytes) })
  const still = row.paused || row.state === 'waiting'
  return (
    <div className="row-progress">
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
            {row.etaSeconds === null ? `${done} %` : t('row.left', { time: timeLeft(row.etaSeconds) })}
          </span>
        )}
      </div>
      <div className="row-numbers">
        <span>{sent}</span>
        {row.speed !== null && <span>{speed(row.speed)}</span>}
      </div>
    </div>
  )
}

function NextTry({ at, attempt }: { at: number; attempt: number }) {
  const now = useNow(true)
  return (
    <span className="next-try warning">
      {t('row.nextTry', { time: timeLeft((at - now) / 1000), number: attempt + 1 })}
    </span>
  )
}

function note(row: ItemRow): string {
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
      return t('row.inIndex', { name: row.indexName })
    case 'refused':
    case 'failed':
    case 'cancelled':
      return row.bytesSent === 0 ? t('row.notSent') : t('row.sent', { size: bytes(row.bytesSent) })
  }
}
