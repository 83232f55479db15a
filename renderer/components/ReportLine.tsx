import { stopTakingIn } from '../state/intake.ts'
import { dismissReport, keepReport } from '../state/notices.ts'
import { useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { Icon } from './icons.tsx'
import { MoveOffer } from './MoveOffer.tsx'

const MOST_PROBLEMS = 3

/** What became of the last drop, and what is offered, in lines over the footer. */
export function ReportLine() {
  const report = useStore((state) => state.report)
  const takingIn = useStore((state) => state.takingIn)
  return (
    <div className="report-slot" role="status">
      <MoveOffer />
      {takingIn !== null && (
        <div className="report">
          <div className="report-text">{strings.drop.takingIn(takingIn)}</div>
          <button
            type="button"
            className="button small"
            data-testid="intake-stop"
            onClick={() => void stopTakingIn()}
          >
            {strings.drop.stop}
          </button>
        </div>
      )}
      {report && takingIn === null && (
        <div className="report" data-testid="intake-report">
          <Icon name="check" />
          <div className="report-text">
            {strings.report.line(report.report.added, report.report.alreadyHere, report.report.passedOver)}
            {report.report.stopped && <p>{strings.report.stopped}</p>}
            <PassedOver paths={report.report.passedOverPaths} all={report.report.passedOver} />
            {report.report.problems.slice(0, MOST_PROBLEMS).map((problem) => (
              <p key={problem.message} className="report-problem">
                {problem.message}
              </p>
            ))}
            {report.report.problems.length > MOST_PROBLEMS && (
              <p className="report-problem">
                {strings.report.morePaths(report.report.problems.length - MOST_PROBLEMS)}
              </p>
            )}
          </div>
          <button type="button" className="icon-button" aria-label={strings.dismiss} onClick={dismissReport}>
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
      <summary>{strings.report.show}</summary>
      <ul>
        {paths.map((path) => (
          <li key={path} title={path}>
            <bdi>{path}</bdi>
          </li>
        ))}
        {all > paths.length && <li>{strings.report.andMore(all - paths.length)}</li>}
      </ul>
    </details>
  )
}
