import { chooseAndTakeIn } from '../state/intake.ts'
import { togglePause } from '../state/items.ts'
import { chosenIndex } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { modelName } from '../index-words.ts'
import { Icon } from './icons.tsx'

const words = strings.header

export function Header() {
  const paused = useStore((state) => state.view?.totals.paused ?? false)
  return (
    <header className="header">
      <IndexPicker />
      <span className="spring" />
      <button
        type="button"
        className="button"
        data-testid="add-folder"
        onClick={() => void chooseAndTakeIn('folder')}
      >
        <Icon name="addFolder" /> {words.addFolder}
      </button>
      <button
        type="button"
        className="button"
        data-testid="add-files"
        onClick={() => void chooseAndTakeIn('files')}
      >
        <Icon name="addFiles" /> {words.addFiles}
      </button>
      <span className="divider" />
      <button
        type="button"
        className={paused ? 'button primary' : 'button'}
        data-testid="pause-all"
        onClick={() => void togglePause()}
      >
        <Icon name={paused ? 'play' : 'pause'} /> {paused ? words.resume : words.pauseAll}
      </button>
      <button
        type="button"
        className="icon-button"
        data-testid="settings-open"
        aria-label={words.settings}
        title={words.settings}
        onClick={() => patch({ page: 'settings' })}
      >
        <Icon name="gear" />
      </button>
    </header>
  )
}

function IndexPicker() {
  const index = useStore(chosenIndex)
  const missing = useStore((state) => state.indexes !== null && Boolean(state.settings?.indexId))
  const name = index?.name ?? (missing ? strings.index.missing : strings.index.none)
  return (
    <button
      type="button"
      className="index-picker"
      data-testid="index-picker"
      aria-haspopup="dialog"
      onClick={() => patch({ dialog: 'index' })}
    >
      <span className="index-picker-label">{strings.index.label}</span>
      <span className="index-picker-name">{name}</span>
      {index && <span className="index-picker-models">{index.models.map(modelName).join(', ')}</span>}
      <Icon name="chevron" />
    </button>
  )
}
