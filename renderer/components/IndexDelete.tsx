import { useEffect, useState } from 'react'
import type { IndexInfo } from '../../shared/index-info.ts'
import type { Answer } from '../../shared/contract.ts'
import { t } from '../i18n.ts'
import { askEngine } from '../state/bridge.ts'
import { deleteIndex } from '../state/library.ts'
import { ConfirmTyping } from './ConfirmTyping.tsx'

/** Says what goes with an index before it is deleted by its name. */
export function IndexDelete({ index, onClose }: { index: IndexInfo; onClose: () => void }) {
  const [use, setUse] = useState<Answer<'indexUse'> | null>(null)
  useEffect(() => void askEngine('indexUse', { id: index.id }).then(setUse), [index.id])
  const videos = index.videoCount
  return (
    <ConfirmTyping
      title={t('indexes.deleteTitle', { name: index.name })}
      word={index.name}
      label={t('indexes.typeName', { name: index.name })}
      confirm={t('indexes.confirm')}
      working={t('indexes.working')}
      onClose={onClose}
      onConfirm={async () => {
        const failure = await deleteIndex(index)
        return failure === null ? [] : [failure]
      }}
    >
      {videos === null ? <p>{t('indexes.goneSome')}</p> : <p>{t('indexes.gone', { count: videos })}</p>}
      {use !== null && use.open > 0 && <p className="warning">{t('indexes.waiting', { count: use.open })}</p>}
      {use !== null && use.watches > 0 && (
        <p className="warning">{t('indexes.watches', { count: use.watches })}</p>
      )}
      <p>
        <strong>{t('platform.remove.final')}</strong>
      </p>
    </ConfirmTyping>
  )
}
