import { chooseAndTakeIn } from '../state/intake.ts'
import { togglePause } from '../state/items.ts'
import { chosenIndex, loadIndexes } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { modelName } from '../index-words.ts'
import { Icon } from './icons.tsx'

const words = strings.header

export function Header() {
  const watches = useStore((state) => state.watches?.length ?? 0)
  const paused = useStore((state) => state.view?.totals.paused ?? false)
  return (
    <header className="header">
      <h1 className="visually-hidden">{strings.app}</h1>
      <IndexPicker />
      <span className="spring" />
      <button
        type="button"
        className="button"
        data-testid="add-folder"
        aria-label={words.addFolder}
        onClick={() => void chooseAndTakeIn('folder')}
      >
        <Icon name="addFolder" /> <span className="button-text">{words.addFolder}</span>
      </button>
      <button
        type="button"
        className="button"
        data-testid="add-files"
        aria-label={words.addFiles}
        onClick={() => void chooseAndTakeIn('files')}
      >
        <Icon name="addFiles" /> <span className="button-text">{words.addFiles}</span>
      </button>
      <button
        type="button"
        className="button"
        data-testid="watches-open"
        aria-label={strings.watches.title}
        onClick={() => patch({ page: 'watches' })}
      >
        <Icon name="watch" /> <span className="button-text">{strings.watches.title}</span>
        {watches > 0 && <span className="button-count">{watches}</span>}
      </button>
      <span className="divider" />
      <button
        type="button"
        className={paused ? 'button primary' : 'button'}
        data-testid="pause-all"
        aria-label={paused ? words.resume : words.pauseAll}
        onClick={() => void togglePause()}
      >
        <Icon name={paused ? 'play' : 'pause'} />
        <span className="button-text">{paused ? words.resume : words.pauseAll}</span>
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
      onClick={() => {
        patch({ dialog: 'index' })
        // Its counts have moved on since the list was asked for.
        void loadIndexes()
      }}
    >
      <span className="index-picker-label">{strings.index.label}</span>
      <span className="index-picker-name">{name}</span>
      {index && <span className="index-picker-models">{index.models.map(modelName).join(', ')}</span>}
      <Icon name="chevron" />
    </button>
  )
}
