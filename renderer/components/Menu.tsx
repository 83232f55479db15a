import { Fragment, type KeyboardEvent } from 'react'
import { Icon, type IconName } from './icons.tsx'
import { Popup } from './Popup.tsx'
import type { Opened } from './use-popup.ts'

export interface MenuEntry {
  /** Part of the test hook `menu-…`. */
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  /** One of a choice; true for the one that holds. */
  readonly checked?: boolean
  /** One of several that can hold at once. */
  readonly ticked?: boolean
  /** A figure at the end. */
  readonly note?: string
  /** The key that does the same. */
  readonly shortcut?: string
  readonly run: () => unknown
}

/** Entries in groups with a line between; arrows walk them, Enter or a click takes one and closes. */
export function Menu(props: {
  label: string
  groups: readonly (readonly MenuEntry[])[]
  opened: Opened
  onClose: () => void
}) {
  const groups = props.groups.filter((group) => group.length > 0)
  return (
    <Popup {...props} role="menu" testId="menu">
      <div className="menu" role="presentation" onKeyDown={(event) => onKeyDown(event, props.onClose)}>
        {groups.map((group, index) => (
          <Fragment key={group[0]?.id}>
            {index > 0 && <hr />}
            {group.map((entry) => (
              <Entry key={entry.id} entry={entry} onClose={props.onClose} />
            ))}
          </Fragment>
        ))}
      </div>
    </Popup>
  )
}

function Entry({ entry, onClose }: { entry: MenuEntry; onClose: () => void }) {
  const { id, label, icon, checked, ticked, note, shortcut, run } = entry
  const mark = checked === true || ticked === true ? 'check' : icon
  return (
    <button
      type="button"
      role={checked !== undefined ? 'menuitemradio' : ticked !== undefined ? 'menuitemcheckbox' : 'menuitem'}
      aria-checked={checked ?? ticked}
      aria-keyshortcuts={shortcut?.replace('↑', 'ArrowUp').replace('↓', 'ArrowDown')}
      className="menu-entry"
      data-testid={`menu-${id}`}
      tabIndex={-1}
      onPointerMove={({ currentTarget, movementX, movementY }) => {
        // Chromium reports a pointer at rest too when what is under it changes.
        if (movementX !== 0 || movementY !== 0) currentTarget.focus()
      }}
      onClick={() => {
        onClose()
        run()
      }}
    >
      <span className="menu-mark">{mark !== undefined && <Icon name={mark} size={14} />}</span>
      <span className="menu-label">{label}</span>
      {note !== undefined && <span className="menu-keys">{note}</span>}
      {shortcut !== undefined && (
        <kbd className="menu-keys" aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </button>
  )
}

function onKeyDown(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  if (event.key === 'Tab') return onClose()
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('.menu-entry')]
  const at = entries.findIndex((entry) => entry === document.activeElement)
  const moves: Record<string, number> = {
    ArrowDown: (at + 1) % entries.length,
    ArrowUp: (at - 1 + entries.length) % entries.length,
    Home: 0,
    End: entries.length - 1,
  }
  const move = moves[event.key]
  if (move === undefined) return
  event.preventDefault()
  event.stopPropagation()
  entries[move]?.focus()
}
