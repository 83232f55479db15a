import { useState } from 'react'
import type { Totals } from '../../shared/totals.ts'
import { bytes, speed } from '../format.ts'
import { t } from '../i18n.ts'
import { limitName } from '../line-words.ts'
import { bridge } from '../state/bridge.ts'
import { sumUp, throughputWords, type Throughput } from '../throughput-words.ts'
import { Fact } from './Fact.tsx'
import { Popup } from './Popup.tsx'
import { SpeedPlot } from './SpeedPlot.tsx'
import { useAsked } from './use-asked.ts'
import { usePopup, type Opened } from './use-popup.ts'

/** The engine adds a step to the series every two seconds. */
const STEP_MS = 2000
const askThroughput = () => bridge().call('throughput', {})

/** The speed now and over the last ten minutes, small; larger and in figures when pressed. Nothing once all is old. */
export function SpeedMenu({ totals }: { totals: Totals }) {
  const { opened, toggle, close } = usePopup()
  const [isOld, setOld] = useState(false)
  const isMoving = totals.speed !== null
  const throughput = useAsked(askThroughput, isMoving || !isOld ? STEP_MS : null)
  const sums = throughput === null ? null : sumUp(throughput)
  const hasNothing = sums !== null && sums.peak === 0
  if (hasNothing !== isOld) setOld(hasNothing)
  if (throughput === null || sums === null || (hasNothing && !isMoving)) return null
  return (
    <>
      <button
        type="button"
        className="footer-button speed"
        data-testid="speed"
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        aria-label={throughputWords(sums, totals.speed)}
        title={t('frame.speed.title')}
        onClick={toggle}
      >
        <SpeedPlot throughput={throughput} hasAxes={false} />
        <span className="speed-now">{isMoving ? speed(totals.speed ?? 0) : t('frame.speed.idle')}</span>
      </button>
      {opened !== null && (
        <SpeedPanel throughput={throughput} totals={totals} opened={opened} onClose={close} />
      )}
    </>
  )
}

function SpeedPanel(props: { throughput: Throughput; totals: Totals; opened: Opened; onClose: () => void }) {
  const { throughput, totals } = props
  const { average, peak, sentBytes } = sumUp(throughput)
  return (
    <Popup
      opened={props.opened}
      role="dialog"
      label={t('frame.speed.title')}
      testId="speed-panel"
      onClose={props.onClose}
    >
      <div className="footer-panel">
        <h2>{t('frame.speed.title')}</h2>
        <SpeedPlot throughput={throughput} hasAxes />
        <dl className="facts">
          <Fact label={t('frame.speed.now')}>
            {totals.speed === null ? t('frame.speed.idle') : speed(totals.speed)}
          </Fact>
          <Fact label={t('frame.speed.average')}>
            {t('frame.speed.averageNote', { speed: speed(average) })}
          </Fact>
          <Fact label={t('frame.speed.peak')}>{speed(peak)}</Fact>
          <Fact label={t('frame.speed.sent')}>{t('frame.speed.sentOf', { size: bytes(sentBytes) })}</Fact>
          {totals.bytesPerSecond !== null && (
            <Fact label={t('frame.speed.limit')}>{limitName(totals.bytesPerSecond)}</Fact>
          )}
        </dl>
      </div>
    </Popup>
  )
}
