import type { CSSProperties } from 'react'
import type { Settings } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import { bytes, percent } from '../format.ts'
import { t } from '../i18n.ts'
import { Ahead } from './Ahead.tsx'
import { Figure } from './Figure.tsx'

/** How far everything is that is on its way: its bytes, and when it will be sent and ready. Nothing when nothing is. */
export function BatchLine({ totals, settings }: { totals: Totals; settings: Settings }) {
  const { found, indexing, processing } = totals.byState
  const behind = indexing + processing
  if (totals.bytesLeft === 0 && found + behind === 0) return null
  return (
    <div className="footer-batch" data-testid="batch-line">
      {totals.bytesLeft > 0 ? (
        <TotalProgress totals={totals} />
      ) : (
        <span>
          {found > 0
            ? t('frame.footer.examining', { count: found })
            : t('frame.footer.indexing', { count: behind })}
        </span>
      )}
      <span className="spring" />
      <Ahead totals={totals} settings={settings} />
    </div>
  )
}

function TotalProgress({ totals }: { totals: Totals }) {
  const { bytesLeft, bytesInRun } = totals
  const done = percent(bytesInRun - bytesLeft, bytesInRun)
  const left = t('frame.footer.left', { left: bytes(bytesLeft), total: bytes(bytesInRun) })
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
        data-still={totals.paused || totals.hold !== null || totals.opensAt !== null}
      >
        <div style={{ '--done': done / 100 } as CSSProperties} />
      </div>
      <span className="footer-percent">
        <Figure>{`${done} %`}</Figure>
      </span>
      <span className="footer-left">{left}</span>
    </>
  )
}
