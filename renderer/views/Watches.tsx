import { Modal } from '../components/Modal.tsx'
import { EmptyPage } from '../components/EmptyPage.tsx'
import { Icon } from '../components/icons.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { WatchCard } from '../components/WatchCard.tsx'
import { WatchForm } from '../components/WatchForm.tsx'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'

/** The watch folders, a card each. */
export function Watches() {
  const watches = useStore((state) => state.watches)
  const editing = useStore((state) => state.editing)
  if (watches === null) return null
  return (
    <PageFrame
      page="watches"
      actions={
        <button
          type="button"
          className="button primary"
          data-testid="watch-add"
          onClick={() => patch({ editing: 'new' })}
        >
          <Icon name="plus" /> {t('watches.add')}
        </button>
      }
    >
      {watches.length === 0 ? (
        <EmptyPage icon="watch" title={t('watches.none')} text={t('watches.lead')} />
      ) : (
        <>
          <p className="quiet compare-lead">{t('watches.lead')}</p>
          <ul className="watch-cards">
            {watches.map((watch) => (
              <WatchCard key={watch.id} watch={watch} />
            ))}
          </ul>
        </>
      )}
      {editing !== null && (
        <Modal
          title={editing === 'new' ? t('watchForm.addTitle') : t('watchForm.editTitle')}
          onClose={() => patch({ editing: null })}
        >
          <WatchForm watch={editing === 'new' ? null : editing} />
        </Modal>
      )}
    </PageFrame>
  )
}
