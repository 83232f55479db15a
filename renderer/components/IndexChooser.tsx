import { useState } from 'react'
import { failureText } from '../said.ts'
import { loadIndexes } from '../state/library.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { IndexCard } from './IndexCard.tsx'
import { IndexForm } from './IndexForm.tsx'

/** Choose an index or create one; the same in the first run and in the dialog. */
export function IndexChooser() {
  const indexes = useStore((state) => state.indexes)
  const failure = useStore((state) => state.indexesFailure)
  const chosenId = useStore((state) => state.settings?.indexId ?? null)
  const pending = useStore((state) => state.pendingPaths.length)
  const [creating, setCreating] = useState(false)

  if (failure) {
    return (
      <div className="index-chooser">
        <p className="field-error" role="alert">
          <Icon name="failed" /> {failureText(failure)}
        </p>
        <button type="button" className="button" onClick={() => void loadIndexes()}>
          {t('indexChoice.retry')}
        </button>
      </div>
    )
  }
  if (!indexes) return <p className="quiet">{t('indexChoice.loading')}</p>

  const none = indexes.length === 0
  return (
    <div className="index-chooser">
      {pending > 0 && <p className="field-note">{t('indexChoice.pending', { count: pending })}</p>}
      {none && <p className="quiet">{t('indexChoice.empty')}</p>}
      {creating || none ? (
        <IndexForm onBack={none ? null : () => setCreating(false)} />
      ) : (
        <>
          <ul className="index-cards">
            {indexes.map((index) => (
              <IndexCard key={index.id} index={index} chosen={index.id === chosenId} />
            ))}
          </ul>
          <button type="button" className="button" data-testid="index-new" onClick={() => setCreating(true)}>
            <Icon name="plus" /> {t('indexChoice.create')}
          </button>
        </>
      )}
    </div>
  )
}
