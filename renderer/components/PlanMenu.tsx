import type { CSSProperties } from 'react'
import type { Settings } from '../../shared/settings.ts'
import type { PlanUsage } from '../../shared/plan-usage.ts'
import { t } from '../i18n.ts'
import { nearestLimit, NEAR, sharePercent, usageLines, type UsageLine } from '../plan-words.ts'
import { askMain, bridge } from '../state/bridge.ts'
import { patch } from '../state/store.ts'
import { Icon } from './icons.tsx'
import { Popup } from './Popup.tsx'
import { useAsked } from './use-asked.ts'
import { usePopup } from './use-popup.ts'

const EVERY_MS = 5000
const WHILE_OPEN_MS = 2000
const askUsage = () => bridge().call('planUsage', {})

/** How much of the plan is used: the limit that is nearest, and all of them when pressed. */
export function PlanMenu({ settings }: { settings: Settings }) {
  const { opened, toggle, close } = usePopup()
  const usage = useAsked(askUsage, opened === null ? EVERY_MS : WHILE_OPEN_MS)
  if (usage === null) return null
  const lines = usageLines(usage)
  const nearest = nearestLimit(lines)
  const percent = sharePercent(nearest?.share ?? 0)
  const calls = usage.uploadCalls.used + usage.indexCalls.used
  const isNear = nearest !== null && nearest.share >= NEAR
  return (
    <>
      <button
        type="button"
        className={isNear ? 'footer-button warning' : 'footer-button'}
        data-testid="plan-menu"
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        aria-label={
          nearest === null
            ? t('frame.plan.buttonCalls', { count: calls })
            : t('frame.plan.buttonShare', { percent, what: nearest.label })
        }
        title={t('frame.plan.title')}
        onClick={toggle}
      >
        <Icon name={isNear ? 'failed' : 'gauge'} size={14} />
        {nearest === null ? t('frame.plan.calls', { count: calls }) : t('frame.plan.share', { percent })}
      </button>
      {opened !== null && (
        <Popup
          opened={opened}
          role="dialog"
          label={t('frame.plan.title')}
          testId="plan-panel"
          onClose={close}
        >
          <PlanDetails usage={usage} isKnown={settings.plan !== 'off'} onLeave={close} />
        </Popup>
      )}
    </>
  )
}

function PlanDetails(props: { usage: PlanUsage; isKnown: boolean; onLeave: () => void }) {
  const { usage, isKnown } = props
  const goTo = (run: () => unknown) => () => {
    props.onLeave()
    run()
  }
  return (
    <div className="footer-panel">
      <h2>{t('frame.plan.title')}</h2>
      <dl className="usage">
        {usageLines(usage).map((line) => (
          <Usage key={line.name} line={line} />
        ))}
      </dl>
      {!isKnown && <p>{t('frame.plan.unknown')}</p>}
      <p className="dim">{t('frame.plan.own')}</p>
      <div className="forecast-links">
        <button type="button" className="link" onClick={goTo(() => patch({ page: 'settings' }))}>
          {isKnown ? t('line.openSettings') : t('line.choosePlan')}
        </button>
        <button type="button" className="link" onClick={goTo(() => askMain('openPage', { page: 'pricing' }))}>
          {t('line.openPricing')}
        </button>
      </div>
    </div>
  )
}

function Usage({ line: { name, label, value, share } }: { line: UsageLine }) {
  const isNear = share !== null && share >= NEAR
  return (
    <div className="usage-line" data-testid={`usage-${name}`} data-near={isNear || undefined}>
      <dt>{label}</dt>
      <dd>
        {isNear && <Icon name="failed" size={13} />}
        {value}
      </dd>
      {share !== null && (
        <div className="bar" aria-hidden="true">
          <div style={{ '--done': share } as CSSProperties} />
        </div>
      )}
    </div>
  )
}
