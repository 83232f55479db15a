import { chooseAndTakeIn } from '../state/intake.ts'
import { togglePause } from '../state/items.ts'
import { chosenIndex, loadIndexes } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { modelName } from '../index-words.ts'
import { Icon } from './icons.tsx'

export function Header() {
  const paused = useStore((state) => state.view?.totals.paused ?? false)
  return (
    <header className="header">
      <h1 className="visually-hidden">{t('common.app')}</h1>
      <IndexPicker />
      <span className="spring" />
      <button
        type="button"
        className="button"
        data-testid="add-folder"
        aria-label={t('frame.header.addFolder')}
        onClick={() => void chooseAndTakeIn('folder')}
      >
        <Icon name="addFolder" /> <span className="button-text">{t('frame.header.addFolder')}</span>
      </button>
      <button
        type="button"
        className="button"
        data-testid="add-files"
        aria-label={t('frame.header.addFiles')}
        onClick={() => void chooseAndTakeIn('files')}
      >
        <Icon name="addFiles" /> <span className="button-text">{t('frame.header.addFiles')}</span>
      </button>
      <span className="divider" />
      <button
        type="button"
        className={paused ? 'button primary' : 'button'}
        data-testid="pause-all"
        aria-label={paused ? t('frame.header.resume') : t('frame.header.pauseAll')}
        onClick={() => void togglePause()}
      >
        <Icon name={paused ? 'play' : 'pause'} />
        <span className="button-text">{paused ? t('frame.header.resume') : t('frame.header.pauseAll')}</span>
      </button>
    </header>
  )
}

function IndexPicker() {
  const index = useStore(chosenIndex)
  const missing = useStore((state) => state.indexes !== null && Boolean(state.settings?.indexId))
  const name = index?.name ?? (missing ? t('indexChoice.missing') : t('indexChoice.none'))
  return (
    <button
      type="button"
      className="index-picker"
      data-testid="index-picker"
      aria-haspopup="dialog"
      onClick={() => {
        patch({ dialog: 'index' })
        // Its counts have moved on since the list was asked for.
        void loadIndexes()
      }}
    >
      <span className="index-picker-label">{t('indexChoice.label')}</span>
      <span className="index-picker-name">{name}</span>
      {index && <span className="index-picker-models">{index.models.map(modelName).join(', ')}</span>}
      <Icon name="chevron" />
    </button>
  )
}
