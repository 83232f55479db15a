import { number } from '../format.ts'
import { t } from '../i18n.ts'
import { act, BULK, reachOf, type Bulk } from '../state/bulk.ts'
import { clearPicked, countPicked, toSelection } from '../state/selection.ts'
import { useStore } from '../state/store.ts'
import type { IconName } from './icons.tsx'
import { Menu } from './Menu.tsx'
import type { Opened } from './use-popup.ts'
import { useSurvey } from './use-survey.ts'

const ICONS: Record<Bulk, IconName> = {
  retry: 'retry',
  uploadAnyway: 'uploading',
  takeNow: 'play',
  pause: 'pause',
  resume: 'play',
  toTop: 'ascending',
  cancel: 'cancelled',
  remove: 'close',
}
const KEYS: Partial<Record<Bulk, string>> = {
  retry: 'R',
  uploadAnyway: 'U',
  takeNow: 'T',
  pause: 'P',
  resume: 'Shift+P',
  cancel: 'K',
  remove: 'Delete',
}

/** Everything that can be done to all selected clips at once. */
export function SelectionMenu(props: { opened: Opened; onClose: () => void }) {
  const picked = useStore((state) => state.picked)
  const count = useStore((state) => countPicked(state.picked, state.view?.matching ?? 0))
  const survey = useSurvey()
  if (survey === null) return null
  const reach = reachOf(survey)
  const entries = BULK.filter((what) => reach[what] > 0).map((what) => ({
    id: what,
    label:
      reach[what] < count
        ? t('picked.some', { action: t(`picked.actions.${what}`), number: number(reach[what]) })
        : t(`picked.actions.${what}`),
    icon: ICONS[what],
    ...(KEYS[what] === undefined ? {} : { shortcut: KEYS[what] }),
    run: () => act(what, toSelection(picked)),
  }))
  const clear = { id: 'clear', label: t('picked.clear'), shortcut: 'Escape', run: clearPicked }
  return (
    <Menu
      label={t('picked.count', { count })}
      groups={[entries, [clear]]}
      opened={props.opened}
      onClose={props.onClose}
    />
  )
}
