import type { Settings } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import { t } from '../i18n.ts'
import { hoursName, limitName } from '../line-words.ts'
import { changeSettings } from '../state/library.ts'
import { patch } from '../state/store.ts'
import { Icon } from './icons.tsx'
import { Menu, type MenuEntry } from './Menu.tsx'
import { usePopup } from './use-popup.ts'

/** Bytes per second; 0 is full speed. */
const CHOICES = [0, 1_000_000, 5_000_000, 20_000_000]

/** The bandwidth limit in force, and another with two clicks. */
export function BandwidthMenu({ totals, settings }: { totals: Totals; settings: Settings }) {
  const { opened, toggle, close } = usePopup()
  const inForce = limitName(totals.bytesPerSecond ?? 0)
  return (
    <>
      <button
        type="button"
        className="footer-button"
        data-testid="bandwidth-menu"
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        aria-label={t('line.limitButton', { inForce })}
        title={t('line.limitTitle')}
        onClick={toggle}
      >
        {totals.bytesPerSecond === null ? inForce : t('line.limited', { speed: inForce })}
        <Icon name="chevron" size={12} />
      </button>
      {opened !== null && (
        <Menu label={t('line.limitTitle')} groups={entriesOf(settings)} opened={opened} onClose={close} />
      )}
    </>
  )
}

function entriesOf({ bytesPerSecond, limitHours }: Settings): MenuEntry[][] {
  const choices = [...new Set([...CHOICES, bytesPerSecond])].sort((one, other) => one - other)
  const speeds = choices.map((choice) => ({
    id: `limit-${choice}`,
    label: limitName(choice),
    checked: choice === bytesPerSecond,
    run: () => changeSettings({ bytesPerSecond: choice }),
  }))
  const hours =
    bytesPerSecond === 0 || limitHours === null
      ? []
      : [
          {
            id: 'limit-within',
            label: t('line.limitWithin', { hours: hoursName(limitHours) }),
            checked: true,
            run: () => undefined,
          },
          {
            id: 'limit-always',
            label: t('line.limitAlways'),
            checked: false,
            run: () => changeSettings({ limitHours: null }),
          },
        ]
  const more = { id: 'limit-more', label: t('line.limitMore'), run: () => patch({ page: 'settings' }) }
  return [speeds, hours, [more]]
}
