import { useState } from 'react'
import { FINDING_KINDS, MENDABLE } from '../../shared/checkup.ts'
import type { Checkup, FindingKind } from '../../shared/checkup.ts'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import { mendFindings, saveFindings } from '../state/compare.ts'
import { useStore } from '../state/store.ts'
import { CheckupGroup } from './CheckupGroup.tsx'
import { Icon } from './icons.tsx'

/** What a comparison found, by kind; what is ticked can be mended at once. */
export function CheckupReport({ report }: { report: Checkup }) {
  const mended = useStore((state) => state.comparison.mended)
  const [kinds, setKinds] = useState<ReadonlySet<FindingKind>>(
    () => new Set(MENDABLE.filter((kind) => report.counts[kind] > 0)),
  )
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const amiss = FINDING_KINDS.reduce((sum, kind) => sum + report.counts[kind], 0)
  const leftOut = report.findings.filter(({ kind, n }) => kinds.has(kind) && left.has(n)).length
  const ticked = [...kinds].reduce((sum, kind) => sum + report.counts[kind], 0) - leftOut
  const unread = report.problems.length
  return (
    <section className="checkup" data-testid="checkup" aria-label={t('compare.title')}>
      <header className="checkup-head" data-well={amiss === 0 && unread === 0}>
        <Icon name={amiss === 0 && unread === 0 ? 'ready' : 'refused'} size={18} />
        <div>
          <h2 data-testid="checkup-verdict">{report.clips === 0 ? t('compare.empty') : verdictOf(report)}</h2>
          <p className="quiet">
            {[
              ...(amiss > 0 ? [t('compare.amiss', { count: amiss })] : []),
              ...(report.underway > 0 ? [t('compare.underway', { clips: report.underway })] : []),
              ...(unread > 0 ? [t('compare.unread', { count: unread })] : []),
              t('compare.passedOver', { count: report.passedOver }),
            ].join(' · ')}
          </p>
        </div>
        {amiss > 0 && (
          <button type="button" className="button small" onClick={() => void saveFindings()}>
            {t('compare.save')}
          </button>
        )}
      </header>
      {report.problems.slice(0, 5).map((problem) => (
        <p key={problem.message} className="field-error">
          <Icon name="failed" /> {failureText(problem)}
        </p>
      ))}
      {FINDING_KINDS.filter((kind) => report.counts[kind] > 0).map((kind) => (
        <CheckupGroup
          key={kind}
          report={report}
          kind={kind}
          ticked={kinds.has(kind)}
          left={left}
          onKind={(on) => setKinds(toggled(kinds, kind, on))}
          onOne={(n, on) => setLeft(toggled(left, n, !on))}
        />
      ))}
      {report.strays > 0 && <p className="quiet">{t('compare.strays', { count: report.strays })}</p>}
      {mended !== null ? (
        <p className="checkup-mended" role="status" data-testid="checkup-mended">
          {t('compare.mended', { count: mended.clips })}
          {mended.problems.map(({ message }) => ` ${message}`)}
        </p>
      ) : (
        kinds.size > 0 && (
          <div className="form-buttons">
            <button
              type="button"
              className="button primary"
              data-testid="checkup-mend"
              disabled={ticked === 0}
              onClick={() => void mendFindings([...kinds], [...left])}
            >
              {t('compare.mend', { count: ticked })}
            </button>
          </div>
        )
      )}
    </section>
  )
}

function verdictOf({ clips, inIndex }: Checkup): string {
  return clips === inIndex ? t('compare.all', { count: clips }) : t('compare.some', { inIndex, count: clips })
}

function toggled<T>(set: ReadonlySet<T>, value: T, on: boolean): ReadonlySet<T> {
  const next = new Set(set)
  if (on) next.add(value)
  else next.delete(value)
  return next
}
