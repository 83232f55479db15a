import { useState, type ReactNode } from 'react'
import type { ItemRow } from '../../shared/item.ts'
import { slowWords } from '../clock-words.ts'
import { bytes, clipLength, codec, moment, resolution } from '../format.ts'
import { visible } from '../../shared/shown.ts'
import { Figure } from './Figure.tsx'
import { Icon } from './icons.tsx'
import type { ColumnId } from './columns.ts'
import { FileName } from './FileName.tsx'
import { briefProgress, RowProgress } from './RowProgress.tsx'
import { StateMark } from './StateMark.tsx'

/** What each column shows of a clip. */
interface CellProps {
  row: ItemRow
  /** Whether its reasons take the second line. */
  hasReasons: boolean
  hasProgress: boolean
  hasIndex: boolean
  foldsState: boolean
}

export const CELLS: Record<ColumnId, (props: CellProps) => ReactNode> = {
  picture: ({ row }) => <Picture key={row.media === null ? 'none' : row.id} row={row} />,
  clip: ({ row, hasReasons, hasProgress, foldsState }) => (
    <>
      <FileName className="clip-name" name={row.name} title={visible(row.path)} />
      {!hasReasons && (
        <span className="clip-under">
          {foldsState && <StateMark row={row} />}
          <Under row={row} hasProgress={hasProgress} />
        </span>
      )}
    </>
  ),
  state: ({ row }) => (
    <>
      <StateMark row={row} />
      <SlowNote row={row} />
    </>
  ),
  progress: ({ row, hasIndex }) => <RowProgress row={row} hasIndex={hasIndex} />,
  duration: ({ row: { media } }) => media && <Figure>{clipLength(media.durationSeconds)}</Figure>,
  resolution: ({ row: { media }, hasReasons }) =>
    media && (
      <>
        <Figure>{resolution(media)}</Figure>
        {!hasReasons && <span className="cell-lesser">{codec(media.videoCodec)}</span>}
      </>
    ),
  size: ({ row }) => <Figure>{bytes(row.sizeBytes)}</Figure>,
  index: ({ row }) => (
    <span className="cell-text" title={row.indexName}>
      {row.indexName}
    </span>
  ),
  added: ({ row }) => <Figure>{moment(row.addedAt, Date.now())}</Figure>,
}

/** Below the name: where the clip lies; how far it is while it is sent and no column tells that. */
function Under({ row, hasProgress }: { row: ItemRow; hasProgress: boolean }) {
  const far = hasProgress ? null : briefProgress(row)
  if (far !== null) return <span className="cell-text">{far}</span>
  return (
    <span className="clip-folder" title={row.folder}>
      <Figure>{row.folder}</Figure>
    </span>
  )
}

/** That a clip takes far longer than its peers, where there is no room for the progress that says so. */
function SlowNote({ row }: { row: ItemRow }) {
  const words = row.state === 'indexing' && row.indexing !== null ? slowWords(row.indexing) : null
  if (words === null) return null
  return (
    <span className="cell-text cell-lesser slow-note" title={words}>
      <Icon name="slow" size={13} />
      {words}
    </span>
  )
}

/** The clip's poster; its outline before it is drawn, and where there is none. */
function Picture({ row }: { row: ItemRow }) {
  const [isThere, setThere] = useState(true)
  return (
    <span className="cell-picture">
      {row.media !== null && isThere ? (
        <img
          src={`reeldrop-thumb://${row.id}/poster?${row.media.durationSeconds}`}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setThere(false)}
        />
      ) : (
        <Icon name="reel" size={18} />
      )}
    </span>
  )
}
