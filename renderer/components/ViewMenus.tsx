import { ITEM_STATES } from '../../shared/item.ts'
import { ViewGroup, ViewSort } from '../../shared/view.ts'
import { number } from '../format.ts'
import { t } from '../i18n.ts'
import { changeLayout, resetLayout, useLayout, useShownColumns } from '../state/layout.ts'
import { setGroup, setSort, setState } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { COLUMN_IDS } from './columns.ts'
import { Icon, stateIcon, type IconName } from './icons.tsx'
import { Menu, type MenuEntry } from './Menu.tsx'
import { usePopup } from './use-popup.ts'

/** What the list is gathered under, sorted by, and which columns it shows. */
export function ViewMenus() {
  return (
    <div className="view-menus">
      <GroupMenu />
      <SortMenu />
      <ColumnsMenu />
    </div>
  )
}

/** A chip for one state alone. */
export function StateChip() {
  const chosen = useStore((state) => state.query.state)
  const counts = useStore((state) => state.view?.totals.byState)
  const entries = ITEM_STATES.filter((state) => state === chosen || (counts?.[state] ?? 0) > 0).map(
    (state) => ({
      id: `state-${state}`,
      label: t(`clips.states.${state}`),
      icon: stateIcon(state),
      checked: state === chosen,
      note: number(counts?.[state] ?? 0),
      run: () => setState(state === chosen ? null : state),
    }),
  )
  const { opened, toggle, close } = usePopup()
  return (
    <>
      <button
        type="button"
        className="chip"
        data-testid="chip-state"
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        aria-pressed={chosen !== null}
        onClick={toggle}
      >
        {chosen === null ? t('list.toolbar.state') : t(`clips.states.${chosen}`)}
        <Icon name="chevron" size={12} />
      </button>
      {opened && <Menu label={t('list.toolbar.state')} groups={[entries]} opened={opened} onClose={close} />}
    </>
  )
}

function GroupMenu() {
  const group = useStore((state) => state.query.group)
  const entries = ViewGroup.options.map((option) => ({
    id: `group-${option}`,
    label: t(`columns.by.${option}`),
    checked: option === group,
    run: () => setGroup(option),
  }))
  return (
    <MenuButton
      id="group"
      icon="group"
      label={t('columns.group.title')}
      isOn={group !== 'none'}
      groups={[entries]}
    />
  )
}

function SortMenu() {
  const sort = useStore((state) => state.query.sort)
  const descending = useStore((state) => state.query.descending)
  const entries = ViewSort.options.map((option) => ({
    id: `sort-${option}`,
    label: t(`list.sorts.${option}`),
    checked: option === sort,
    run: () => setSort(option, descending),
  }))
  const ways = [false, true].map((down) => ({
    id: down ? 'sort-down' : 'sort-up',
    label: t(down ? 'columns.down' : 'columns.up'),
    checked: down === descending,
    run: () => setSort(sort, down),
  }))
  return (
    <MenuButton
      id="sort"
      icon={descending ? 'descending' : 'ascending'}
      label={t('list.toolbar.sort')}
      groups={[entries, ways]}
    />
  )
}

function ColumnsMenu() {
  const shown = useLayout((layout) => layout.shown)
  const ids = useShownColumns((columns) => columns.ids)
  const entries = COLUMN_IDS.filter((id) => id !== 'clip').map((id) => ({
    id: `column-${id}`,
    label: t(`columns.names.${id}`),
    ticked: ids.includes(id),
    run: () => changeLayout({ shown: { ...shown, [id]: !ids.includes(id) } }),
  }))
  const reset = { id: 'columns-reset', label: t('columns.reset'), run: resetLayout }
  return <MenuButton id="columns" icon="columns" label={t('columns.title')} groups={[entries, [reset]]} />
}

function MenuButton(props: {
  id: string
  icon: IconName
  label: string
  isOn?: boolean
  groups: readonly (readonly MenuEntry[])[]
}) {
  const { opened, toggle, close } = usePopup()
  return (
    <>
      <button
        type="button"
        className="icon-button"
        data-testid={props.id}
        data-on={props.isOn || undefined}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        onClick={toggle}
      >
        <Icon name={props.icon} />
      </button>
      {opened && <Menu label={props.label} groups={props.groups} opened={opened} onClose={close} />}
    </>
  )
}
