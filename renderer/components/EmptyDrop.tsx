import { spoken } from '../said.ts'
import { chooseAndTakeIn } from '../state/intake.ts'
import { chosenIndex } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

/** The empty list: where to drop, and what the chosen index takes. */
export function EmptyDrop() {
  const index = useStore(chosenIndex)
  return (
    <div className="empty-drop" data-testid="empty">
      <Icon name="drop" size={40} />
      <h2>{t('intake.drop.emptyTitle')}</h2>
      <p className="quiet">{t('intake.drop.emptyText')}</p>
      <div className="empty-buttons">
        <button type="button" className="button primary" onClick={() => void chooseAndTakeIn('folder')}>
          <Icon name="addFolder" /> {t('frame.header.addFolder')}
        </button>
        <button type="button" className="button" onClick={() => void chooseAndTakeIn('files')}>
          <Icon name="addFiles" /> {t('frame.header.addFiles')}
        </button>
      </div>
      {index ? (
        <div className="empty-limits">
          <p>{t('intake.drop.chosenIndex', { name: index.name })}</p>
          <ul>
            {index.limits.map(spoken).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
          <p className="quiet">{t('intake.drop.checked')}</p>
        </div>
      ) : (
        <div className="empty-limits">
          <p>{t('intake.drop.noIndex')}</p>
          <button type="button" className="button" onClick={() => patch({ dialog: 'index' })}>
            {t('indexChoice.none')}
          </button>
        </div>
      )}
    </div>
  )
}
