import { useEffect, useState } from 'react'
import type { IndexInfo } from '../../shared/index-info.ts'
import { Icon } from '../components/icons.tsx'
import { IndexDelete } from '../components/IndexDelete.tsx'
import { IndexEntry } from '../components/IndexEntry.tsx'
import { IndexForm } from '../components/IndexForm.tsx'
import { IndexRename } from '../components/IndexRename.tsx'
import { Modal } from '../components/Modal.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import { loadIndexes } from '../state/library.ts'
import { useStore } from '../state/store.ts'

type Doing = { is: 'create' } | { is: 'rename' | 'delete'; index: IndexInfo } | null

/** The indexes of the account, and what can be done with each. */
export function Indexes() {
  const [doing, setDoing] = useState<Doing>(null)
  const indexes = useStore((state) => state.indexes)
  const close = () => setDoing(null)
  useEffect(() => void loadIndexes(), [])
  // A new index is there as soon as it was created.
  const count = indexes?.length ?? 0
  return (
    <PageFrame
      page="indexes"
      actions={
        <button
          type="button"
          className="button primary"
          data-testid="index-new"
          onClick={() => setDoing({ is: 'create' })}
        >
          <Icon name="plus" /> {t('indexes.create')}
        </button>
      }
    >
      <p className="quiet compare-lead">{t('indexes.lead')}</p>
      <List onDo={(is, index) => setDoing({ is, index })} />
      {doing?.is === 'create' && (
        <Modal title={t('indexes.createTitle')} onClose={close}>
          <Created since={count} onCreated={close}>
            <IndexForm onBack={null} />
          </Created>
        </Modal>
      )}
      {doing?.is === 'rename' && <IndexRename index={doing.index} onClose={close} />}
      {doing?.is === 'delete' && <IndexDelete index={doing.index} onClose={close} />}
    </PageFrame>
  )
}

function List({ onDo }: { onDo: (is: 'rename' | 'delete', index: IndexInfo) => void }) {
  const indexes = useStore((state) => state.indexes)
  const failure = useStore((state) => state.indexesFailure)
  const chosenId = useStore((state) => state.settings?.indexId ?? null)
  return (
    <>
      {failure && (
        <p className="field-error platform-failure" role="alert">
          <Icon name="failed" /> <span>{failureText(failure)}</span>
          <button type="button" className="button small" onClick={() => void loadIndexes()}>
            {t('indexes.retry')}
          </button>
        </p>
      )}
      {!indexes && !failure && <p className="quiet">{t('indexes.loading')}</p>}
      {indexes?.length === 0 && <p className="quiet">{t('indexes.empty')}</p>}
      <ul className="index-entries">
        {(indexes ?? []).map((index) => (
          <IndexEntry
            key={index.id}
            index={index}
            isTarget={index.id === chosenId}
            onRename={() => onDo('rename', index)}
            onDelete={() => onDo('delete', index)}
          />
        ))}
      </ul>
    </>
  )
}

/** Calls as soon as there are more indexes than before. */
function Created(props: { since: number; onCreated: () => void; children: React.ReactNode }) {
  const [since] = useState(props.since)
  const { onCreated } = props
  const isThere = useStore((state) => (state.indexes?.length ?? 0) > since)
  useEffect(() => {
    if (isThere) onCreated()
  })
  return props.children
}
