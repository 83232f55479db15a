import { Fragment } from 'react'
import { t } from '../i18n.ts'
import { bridge } from '../state/bridge.ts'

/** Keys of each part of the window; `Mod` is the command key of the system. */
const SHORTCUTS = {
  everywhere: {
    find: 'Mod+F',
    addFiles: 'Mod+O',
    addFolder: 'Mod+Shift+O',
    pauseAll: 'Mod+P',
    pages: 'Mod+1…7',
    settings: 'Mod+,',
    undo: 'Mod+Z',
    shortcuts: '?',
  },
  select: {
    walk: '↑ ↓ Page↑ Page↓ Home End',
    extend: 'Shift+↑ Shift+↓',
    toggle: 'Mod+Space',
    all: 'Mod+A',
    clear: 'Escape',
  },
  clip: {
    details: 'Space Enter',
    menu: 'Shift+F10',
    retry: 'R',
    uploadAnyway: 'U',
    takeNow: 'T',
    pause: 'P',
    cancel: 'K',
    remove: 'Delete',
    reveal: 'O',
    order: 'Alt+↑ Alt+↓ Alt+Home Alt+End',
  },
  columns: {
    sort: 'Enter',
    walk: '← →',
    widen: 'Shift+← Shift+→',
    move: 'Alt+← Alt+→',
  },
} as const
type Part = keyof typeof SHORTCUTS

/** What can be done by keys alone. */
export function ShortcutList() {
  const command = bridge().platform === 'darwin' ? '⌘' : 'Ctrl'
  return (
    <div
      className="shortcuts"
      data-testid="shortcuts"
      tabIndex={0}
      role="group"
      aria-label={t('shortcuts.title')}
    >
      {(Object.keys(SHORTCUTS) as Part[]).map((part) => (
        <section key={part}>
          <h3>{t(`shortcuts.parts.${part}`)}</h3>
          <dl>
            {Object.entries(SHORTCUTS[part]).map(([name, keys]) => (
              <Fragment key={name}>
                <dt>{t(`shortcuts.${part}.${name}` as 'shortcuts.clip.retry')}</dt>
                <dd>
                  {keys.split(' ').map((one) => (
                    <kbd key={one}>{one.replace('Mod', command)}</kbd>
                  ))}
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
