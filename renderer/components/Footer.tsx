import type { CSSProperties } from 'react'
import type { Totals } from '../../shared/domain.ts'
import type { KeyStatus } from '../../shared/contract.ts'
import { bytes, percent, speed, timeLeft } from '../format.ts'
import { countOf } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { BandwidthMenu } from './BandwidthMenu.tsx'
import { LineState } from './LineState.tsx'

/** The whole batch in one line. */
export function Footer() {
  const totals = useStore((state) => state.view?.totals)
  const clips = useStore((state) => countOf(state.view, 'all'))
  const kind = useStore((state) => state.key?.kind ?? 'none')
  const settings = useStore((state) => state.settings)
  if (!totals || !settings) return null
  const line = lineState(totals, kind)
  return (
    <>
      <LineState totals={totals} settings={settings} />
      <footer className="footer" data-testid="totals" aria-label={t('frame.footer.label')}>
        <TotalProgress totals={totals} />
        <span className="spring" />
        <BandwidthMenu totals={totals} settings={settings} />
        <span className="footer-lesser">{t('frame.footer.clips', { count: clips })}</span>
        <span className="footer-lesser" data-testid="connections">
          {t('frame.footer.connections', { busy: totals.connections.busy, count: totals.connections.target })}
        </span>
        <span>{t('frame.footer.uploads', { count: totals.uploadsActive })}</span>
        <span className="line-state" data-line={line} data-testid="line-state">
          {t(`frame.footer.${line}`)}
        </span>
      </footer>
    </>
  )
}

function TotalProgress({ totals }: { totals: Totals }) {
  const { bytesLeft, bytesInFlightTotal } = totals
  if (bytesInFlightTotal === 0 || bytesLeft === 0) return <span>{t('frame.footer.idle')}</span>
  const done = percent(bytesInFlightTotal - bytesLeft, bytesInFlightTotal)
  const left = t('frame.footer.left', { left: bytes(bytesLeft), total: bytes(bytesInFlightTotal) })
  return (
    <>
      <div
        className="bar"
        role="progressbar"
        aria-label={t('frame.footer.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={done}
        aria-valuetext={`${done} %, ${left}`}
        data-still={totals.paused || totals.hold !== null}
      >
        <div style={{ '--done': done / 100 } as CSSProperties} />
      </div>
      <span className="footer-percent">{done} %</span>
      <span className="footer-lesser">{left}</span>
      {totals.speed !== null && <span>{speed(totals.speed)}</span>}
      {totals.etaSeconds !== null && <span>{t('row.left', { time: timeLeft(totals.etaSeconds) })}</span>}
    </>
  )
}

/** Whether bytes can leave at present, and if not, why. */
function lineState(
  totals: Totals,
  kind: KeyStatus['kind'],
): 'offline' | 'hold' | 'paused' | 'noKey' | 'closed' | 'practice' | 'online' {
  if (totals.hold?.failure.code === 'network') return 'offline'
  if (totals.hold) return 'hold'
  if (totals.paused) return 'paused'
  if (kind === 'none') return 'noKey'
  if (totals.opensAt !== null) return 'closed'
  return kind === 'practice' ? 'practice' : 'online'
}
