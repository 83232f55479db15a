import { useEffect, useState } from 'react'
import { askEngine } from '../state/bridge.ts'
import { withUndo } from '../state/undo.ts'
import { t } from '../i18n.ts'

/** What can be done at once to every clip of an index that was refused for the same reason; nothing for a single one. */
export function AlikeActions({ indexId, code }: { indexId: string; code: string }) {
  const [clips, setClips] = useState(0)
  useEffect(() => {
    let isOver = false
    void askEngine('countAlike', { indexId, code }).then((answer) => {
      if (!isOver && answer) setClips(answer.clips)
    })
    return () => {
      isOver = true
    }
  }, [indexId, code])
  if (clips < 2) return null
  const act = (what: 'upload' | 'remove') => {
    const asking = askEngine('settleAlike', { indexId, code, what })
    if (what === 'remove') void withUndo('remove', asking)
  }
  return (
    <div className="alike">
      <button type="button" className="button small" data-testid="alike-upload" onClick={() => act('upload')}>
        {t('problems.alike.upload', { count: clips })}
      </button>
      <button type="button" className="button small" data-testid="alike-remove" onClick={() => act('remove')}>
        {t('problems.alike.remove', { count: clips })}
      </button>
    </div>
  )
}
