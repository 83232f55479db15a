import { t } from '../i18n.ts'
import { patch, useStore } from '../state/store.ts'
import { Icon } from './icons.tsx'

/** Below the pages: that there is a newer version, as long as something can be done about it. */
export function UpdateHint() {
  const update = useStore((state) => state.update)
  if (update?.kind !== 'available' && update?.kind !== 'ready') return null
  const { kind, version } = update
  return (
    <button
      type="button"
      className="sidebar-page update-hint"
      data-testid="update-hint"
      title={t(`updates.${kind}`, { version })}
      onClick={() => patch({ page: 'settings' })}
    >
      <Icon name="drop" />
      <span className="sidebar-name">{t(`updates.hint.${kind}`, { version })}</span>
    </button>
  )
}
