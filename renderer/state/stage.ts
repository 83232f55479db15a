import type { WindowState } from './store.ts'

export type Stage = 'starting' | 'key' | 'index' | 'queue'

/** How far the person has got. Who has clips in the list sees the list, whatever is missing: a keychain may be slow. */
export function stageOf({
  chosen,
  key,
  settings,
  view,
}: Pick<WindowState, 'chosen' | 'key' | 'settings' | 'view'>): Stage {
  // Without the list it is open whether there are clips, and no step of the first run may flash up before they are shown.
  if (!chosen || !settings || !view) return 'starting'
  const hasItems = Object.values(view.totals.byState).some((count) => count > 0)
  if (hasItems) return 'queue'
  if (!key) return 'starting'
  if (key.kind === 'none') return 'key'
  return settings.indexId === null ? 'index' : 'queue'
}
