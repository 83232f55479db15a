import { useState } from 'react'
import type { Settings } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import { number } from '../format.ts'
import { t } from '../i18n.ts'
import { changeSettings } from '../state/library.ts'
import { useStore } from '../state/store.ts'
import { Icon } from './icons.tsx'
import { Popup } from './Popup.tsx'
import { usePopup } from './use-popup.ts'

/** As the setting allows. */
const FEWEST = 1
const MOST = 16

/** How many large files are sent at once, and another number where they are seen to be sent. */
export function UploadsMenu({ totals, settings }: { totals: Totals; settings: Settings }) {
  const { opened, toggle, close } = usePopup()
  const count = settings.uploadsAtOnce
  return (
    <>
      <button
        type="button"
        className="footer-button"
        data-testid="uploads-menu"
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        aria-label={t('frame.uploads.label', { count })}
        title={t('frame.uploads.title')}
        onClick={toggle}
      >
        {t('frame.uploads.button', { count })}
        <Icon name="chevron" size={12} />
      </button>
      {opened !== null && (
        <Popup
          opened={opened}
          role="dialog"
          label={t('frame.uploads.title')}
          testId="uploads-panel"
          onClose={close}
        >
          <div className="footer-panel footer-panel-narrow">
            <h2 id="uploads-title">{t('frame.uploads.title')}</h2>
            <Chooser count={count} />
            <p>{t('frame.uploads.running', { count: totals.uploadsActive })}</p>
            <p className="dim">{t('frame.uploads.text')}</p>
          </div>
        </Popup>
      )}
    </>
  )
}

function Chooser({ count }: { count: number }) {
  const isLocked = useStore((state) => state.chosen?.locked.includes('uploadsAtOnce') ?? false)
  // Ahead of the engine's answer, so that no press of a key is lost while it is on its way.
  const [chosen, setChosen] = useState(count)
  const choose = (next: number) => {
    const bounded = Math.min(MOST, Math.max(FEWEST, next))
    setChosen(bounded)
    void changeSettings({ uploadsAtOnce: bounded })
  }
  return (
    <fieldset disabled={isLocked}>
      <div className="chooser">
        <input
          type="range"
          data-testid="uploads-range"
          aria-labelledby="uploads-title"
          min={FEWEST}
          max={MOST}
          value={chosen}
          onChange={(event) => choose(Number(event.target.value))}
        />
        <StepButton label={t('frame.uploads.fewer')} icon="minus" run={() => choose(chosen - 1)} />
        <output className="chooser-count">{number(chosen)}</output>
        <StepButton label={t('frame.uploads.more')} icon="plus" run={() => choose(chosen + 1)} />
      </div>
      {isLocked && <p className="dim">{t('settingsPage.locked')}</p>}
    </fieldset>
  )
}

function StepButton(props: { label: string; icon: 'minus' | 'plus'; run: () => void }) {
  return (
    <button
      type="button"
      className="icon-button"
      data-testid={`uploads-${props.icon}`}
      aria-label={props.label}
      onClick={props.run}
    >
      <Icon name={props.icon} size={14} />
    </button>
  )
}
