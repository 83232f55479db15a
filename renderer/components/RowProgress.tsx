import type { CSSProperties } from 'react'
import type { ItemRow } from '../../shared/domain.ts'
import { bytes, percent, speed, timeLeft } from '../format.ts'
import { settlingWords } from '../settling-words.ts'
import { strings } from '../strings.ts'
import { useNow } from './use-now.ts'

const words = strings.row

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
  const sent = words.of(bytes(row.bytesSent), bytes(row.sizeBytes))
  const still = row.paused || row.state === 'waiting'
  return (
    <div className="row-progress">
      <div className="row-bar">
        <div
          className="bar"
          role="progressbar"
          aria-label={words.progress(row.name)}
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
          <span>{row.etaSeconds === null ? `${done} %` : words.left(timeLeft(row.etaSeconds))}</span>
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
  return <span className="next-try warning">{words.nextTry(timeLeft((at - now) / 1000), attempt)}</span>
}

function note(row: ItemRow): string {
  switch (row.state) {
    case 'settling':
      return settlingWords(row.settling)
    case 'found':
      return words.checking
    case 'waiting':
      return row.inReview ? words.inReview : words.queued
    case 'uploading':
      return ''
    case 'processing':
    case 'indexing':
      return row.platformStatus === null
        ? words.sent(bytes(row.bytesSent))
        : words.platform(row.platformStatus)
    case 'ready':
      return words.inIndex(row.indexName)
    case 'refused':
    case 'failed':
    case 'cancelled':
      return row.bytesSent === 0 ? words.notSent : words.sent(bytes(row.bytesSent))
  }
}
