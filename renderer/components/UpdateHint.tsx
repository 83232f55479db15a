import { t } from '../i18n.ts'
import { patch, useStore } from '../state/store.ts'
import { Icon } from './icons.tsx'

/** Below the pages: that there is a newer version, as long as something can be done about it. */
export function UpdateHint() {
  const update = useStore((state) => state.update)
  if (update?.kind !== 'available' && update?.kind !== 'ready') return null
  const text = t(`updates.hint.${update.kind}`, { version: update.version })
  return (
    <button
      type="button"
      className="sidebar-page update-hint"
      data-testid="update-hint"
      title={text}
      onClick={() => patch({ page: 'settings' })}
    >
      <Icon name="drop" />
      <span className="sidebar-name">{text}</span>
    </button>
  )
}
