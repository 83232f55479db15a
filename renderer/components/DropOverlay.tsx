import { chosenIndex } from '../state/library.ts'
import { stageOf } from '../state/stage.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { useDrop } from './use-drop.ts'

/** Says, while files hang over the window, where they will go. */
export function DropOverlay() {
  const ready = useStore((state) => stageOf(state) === 'queue' || stageOf(state) === 'index')
  const index = useStore(chosenIndex)
  const over = useDrop(ready)
  if (over === null) return null
  return (
    <div className="drop-overlay" data-testid="drop-overlay">
      <div className="drop-overlay-text">
        <Icon name="drop" size={40} />
        <strong>
          {index
            ? t('intake.drop.overlay', { count: over, index: index.name })
            : t('intake.drop.overlayNoIndex')}
        </strong>
        <span>{t('intake.drop.overlayText')}</span>
      </div>
    </div>
  )
}
