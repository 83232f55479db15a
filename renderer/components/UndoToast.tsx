import { t } from '../i18n.ts'
import { undoLast } from '../state/undo.ts'
import { patch, useStore } from '../state/store.ts'
import { Icon } from './icons.tsx'

/** Says what was just done, and takes it back. */
export function UndoToast() {
  const toast = useStore((state) => state.toast)
  if (toast === null) return null
  return (
    <div className="report" data-testid="toast">
      <div className="report-text">{toast.text}</div>
      {toast.undo !== null && (
        <button
          type="button"
          className="button small"
          data-testid="undo"
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={() => void undoLast()}
        >
          {t('picked.undo')}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('common.dismiss')}
        onClick={() => patch({ toast: null })}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
