import type { IntakeReport } from '../../shared/intake-report.ts'
import { failureText } from '../said.ts'
import { stopTakingIn } from '../state/intake.ts'
import { dismissReport, keepReport } from '../state/notices.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { FinishedBatch } from './FinishedBatch.tsx'
import { Icon } from './icons.tsx'
import { MoveOffer } from './MoveOffer.tsx'
import { UndoToast } from './UndoToast.tsx'

const MOST_PROBLEMS = 3

/** What became of the last drop, and what is offered, in lines over the footer. */
export function ReportLine() {
  const report = useStore((state) => state.report)
  const takingIn = useStore((state) => state.takingIn)
  return (
    <div className="report-slot" role="status">
      <MoveOffer />
      <UndoToast />
      <FinishedBatch />
      {takingIn !== null && (
        <div className="report">
          <div className="report-text">{t('intake.drop.takingIn', { count: takingIn })}</div>
          <button
            type="button"
            className="button small"
            data-testid="intake-stop"
            onClick={() => void stopTakingIn()}
          >
            {t('intake.drop.stop')}
          </button>
        </div>
      )}
      {report && takingIn === null && (
        <div className="report" data-testid="intake-report">
          <Icon name="check" />
          <div className="report-text">
            {reportWords(report.report)}
            {report.report.stopped && <p>{t('intake.report.stopped')}</p>}
            <PassedOver paths={report.report.passedOverPaths} all={report.report.passedOver} />
            {report.report.problems.slice(0, MOST_PROBLEMS).map((problem) => (
              <p key={problem.message} className="report-problem">
                {failureText(problem)}
              </p>
            ))}
            {report.report.problems.length > MOST_PROBLEMS && (
              <p className="report-problem">
                {t('intake.report.morePaths', { count: report.report.problems.length - MOST_PROBLEMS })}
              </p>
            )}
          </div>
          <button
            type="button"
            className="icon-button"
            aria-label={t('common.dismiss')}
            onClick={dismissReport}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
    </div>
  )
}

/** The files that were passed over, named when asked for. */
function PassedOver({ paths, all }: { paths: readonly string[]; all: number }) {
  if (paths.length === 0) return null
  return (
    <details className="passed-over" data-testid="passed-over" onToggle={keepReport}>
      <summary>{t('intake.report.show')}</summary>
      <ul>
        {paths.map((path) => (
          <li key={path} title={path}>
            <bdi>{path}</bdi>
          </li>
        ))}
        {all > paths.length && <li>{t('intake.report.andMore', { count: all - paths.length })}</li>}
      </ul>
    </details>
  )
}

/** `12 clips added, 3 already here, 1 other file passed over.` */
function reportWords({ added, alreadyHere, passedOver }: IntakeReport): string {
  const parts = [
    added === 0 ? t('intake.report.none') : t('intake.report.added', { count: added }),
    ...(alreadyHere > 0 ? [t('intake.report.alreadyHere', { count: alreadyHere })] : []),
    ...(passedOver > 0 ? [t('intake.report.passedOver', { count: passedOver })] : []),
  ]
  return `${parts.join(', ')}.`
}
