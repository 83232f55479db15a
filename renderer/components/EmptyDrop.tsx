import { chooseAndTakeIn } from '../state/intake.ts'
import { chosenIndex } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { Icon } from './icons.tsx'

const words = strings.drop

/** The empty list: where to drop, and what the chosen index takes. */
export function EmptyDrop() {
  const index = useStore(chosenIndex)
  return (
    <div className="empty-drop" data-testid="empty">
      <Icon name="drop" size={40} />
      <h2>{words.emptyTitle}</h2>
      <p className="quiet">{words.emptyText}</p>
      <div className="empty-buttons">
        <button type="button" className="button primary" onClick={() => void chooseAndTakeIn('folder')}>
          <Icon name="addFolder" /> {strings.header.addFolder}
        </button>
        <button type="button" className="button" onClick={() => void chooseAndTakeIn('files')}>
          <Icon name="addFiles" /> {strings.header.addFiles}
        </button>
      </div>
      {index ? (
        <div className="empty-limits">
          <p>{words.chosenIndex(index.name)}</p>
          <ul>
            {index.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
          <p className="quiet">{words.checked}</p>
        </div>
      ) : (
        <div className="empty-limits">
          <p>{words.noIndex}</p>
          <button type="button" className="button" onClick={() => patch({ dialog: 'index' })}>
            {strings.index.none}
          </button>
        </div>
      )}
    </div>
  )
}
