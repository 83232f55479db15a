import { togglePause } from '../state/items.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { BandwidthMenu } from './BandwidthMenu.tsx'
import { BatchLine } from './BatchLine.tsx'
import { ConnectionMenu } from './ConnectionMenu.tsx'
import { Icon } from './icons.tsx'
import { LineState } from './LineState.tsx'
import { PlanMenu } from './PlanMenu.tsx'
import { SpeedMenu } from './SpeedMenu.tsx'
import { UploadsMenu } from './UploadsMenu.tsx'

/** Everything that is on its way: what holds it back, how far it is, and the line with all that shapes it. */
export function Footer() {
  const totals = useStore((state) => state.view?.totals)
  const settings = useStore((state) => state.settings)
  if (!totals || !settings) return null
  const isIdle = totals.bytesLeft === 0
  return (
    <footer className="footer" data-testid="totals" aria-label={t('frame.footer.label')}>
      <LineState totals={totals} settings={settings} />
      <BatchLine totals={totals} settings={settings} />
      <div className="footer-line">
        <PauseButton paused={totals.paused} />
        {isIdle && <span className="footer-idle">{t('frame.footer.idle')}</span>}
        <SpeedMenu totals={totals} />
        <span className="spring" />
        <BandwidthMenu totals={totals} settings={settings} />
        <UploadsMenu totals={totals} settings={settings} />
        <PlanMenu settings={settings} />
        <ConnectionMenu totals={totals} settings={settings} />
      </div>
    </footer>
  )
}

function PauseButton({ paused }: { paused: boolean }) {
  const label = paused ? t('frame.footer.resume') : t('frame.footer.pause')
  return (
    <button
      type="button"
      className="footer-button footer-pause"
      data-testid="footer-pause"
      aria-label={label}
      title={label}
      onClick={() => void togglePause()}
    >
      <Icon name={paused ? 'play' : 'pause'} size={14} />
    </button>
  )
}
