import type { Settings } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import { planOf } from '../../shared/plans.ts'
import { connectionState, connectionWords } from '../connection-words.ts'
import { number } from '../format.ts'
import { t } from '../i18n.ts'
import { standing } from '../line-words.ts'
import { countOf } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { Fact } from './Fact.tsx'
import { Popup } from './Popup.tsx'
import { useNow } from './use-now.ts'
import { usePopup } from './use-popup.ts'

/** Whether bytes can leave, by shape, word and colour; what there is no room for in the footer when pressed. */
export function ConnectionMenu({ totals, settings }: { totals: Totals; settings: Settings }) {
  const { opened, toggle, close } = usePopup()
  const kind = useStore((state) => state.key?.kind ?? 'keychain')
  const clips = useStore((state) => countOf(state.view, 'all'))
  const state = connectionState(totals, kind)
  const now = useNow(state === 'waiting' || opened !== null)
  const { busy, target } = totals.connections
  const waits = standing(totals, planOf(settings.plan), now)
  return (
    <>
      <button
        type="button"
        className="footer-button line-state"
        data-line={state}
        data-testid="line-state"
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        title={t('frame.connection.title')}
        onClick={toggle}
      >
        {connectionWords(state, totals, now)}
      </button>
      {opened !== null && (
        <Popup
          opened={opened}
          role="dialog"
          label={t('frame.connection.title')}
          testId="connection-panel"
          onClose={close}
        >
          <div className="footer-panel">
            <h2>{t('frame.connection.title')}</h2>
            <dl className="facts">
              <Fact label={t('frame.connection.state')}>{t(`frame.connection.states.${state}`)}</Fact>
              <Fact label={t('frame.connection.waits')}>
                {waits.length === 0 ? t('frame.connection.noWaits') : waits.join(' · ')}
              </Fact>
              <Fact label={t('frame.connection.uploads')}>{number(totals.uploadsActive)}</Fact>
              <Fact label={t('frame.connection.connections')}>
                {t('frame.connection.connectionsOf', { busy, count: target })}
              </Fact>
              <Fact label={t('frame.connection.clips')}>{number(clips)}</Fact>
            </dl>
          </div>
        </Popup>
      )}
    </>
  )
}
