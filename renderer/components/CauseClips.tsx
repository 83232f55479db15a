import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type CSSProperties } from 'react'
import { FIRST_CLIPS, type CauseClip, type CauseGroup } from '../../shared/attention.ts'
import { t } from '../i18n.ts'
import { failureText, problemText } from '../said.ts'
import { clipsOf, PAGE } from '../state/causes.ts'
import { select } from '../state/details.ts'

const ROW_PX = 26

/** The first clips of a group by name, and all of them when asked for; of many, only those on screen are held. */
export function CauseClips({ group }: { group: CauseGroup }) {
  const [isAll, setIsAll] = useState(false)
  const { clips, first } = group
  return (
    <div className="cause-clips">
      {isAll ? (
        <AllClips group={group} />
      ) : (
        <ul>
          {first.map((clip) => (
            <li key={clip.id} className="cause-clip">
              <Clip clip={clip} />
            </li>
          ))}
        </ul>
      )}
      {clips > FIRST_CLIPS && (
        <button
          type="button"
          className="link"
          data-testid="cause-all"
          aria-expanded={isAll}
          onClick={() => setIsAll(!isAll)}
        >
          {isAll ? t('attention.showFewer') : t('attention.showAll', { count: clips })}
        </button>
      )}
    </div>
  )
}

function AllClips({ group }: { group: CauseGroup }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: group.clips,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  })
  const visible = virtual.getVirtualItems()
  const page = Math.floor((visible[0]?.index ?? 0) / PAGE)
  const held = usePages(group, page)
  return (
    <div className="cause-scroller" ref={scroller} tabIndex={0} role="group" data-testid="cause-list">
      <ul style={{ '--height': `${virtual.getTotalSize()}px` } as CSSProperties}>
        {visible.map(({ index, start }) => {
          const clip = held.get(index)
          return (
            <li key={index} className="cause-clip" style={{ '--top': `${start}px` } as CSSProperties}>
              {clip && <Clip clip={clip} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The clips of a page and of the one after it, by their place in the group. */
function usePages(group: CauseGroup, page: number): ReadonlyMap<number, CauseClip> {
  const [held, setHeld] = useState<ReadonlyMap<number, CauseClip>>(new Map())
  const { cause, clips } = group
  const { state, code, model, indexId } = cause
  useEffect(() => {
    let isOver = false
    const from = page * PAGE
    const cause = { state, code, model, indexId }
    void Promise.all([clipsOf(cause, from), clipsOf(cause, from + PAGE)]).then(([here, next]) => {
      if (!isOver) setHeld(new Map([...here, ...next].map((clip, at) => [from + at, clip])))
    })
    return () => {
      isOver = true
    }
  }, [state, code, model, indexId, clips, page])
  return held
}

function Clip({ clip }: { clip: CauseClip }) {
  return (
    <button type="button" className="cause-name" title={why(clip)} onClick={() => select(clip.id)}>
      <span>{clip.name}</span> <bdi className="dim">{clip.folder}</bdi>
    </button>
  )
}

const why = ({ problem, failure }: CauseClip): string | undefined =>
  (problem && problemText(problem)) ?? (failure && failureText(failure)) ?? undefined
