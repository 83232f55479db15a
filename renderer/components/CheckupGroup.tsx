import { MENDABLE } from '../../shared/checkup.ts'
import type { Checkup, FindingKind } from '../../shared/checkup.ts'
import { bytes, number } from '../format.ts'
import { t } from '../i18n.ts'

/** The findings of one kind, each with its tick where it can be mended. */
export function CheckupGroup(props: {
  report: Checkup
  kind: FindingKind
  ticked: boolean
  /** Numbers of findings that are not to be mended. */
  left: ReadonlySet<number>
  onKind: (on: boolean) => void
  onOne: (n: number, on: boolean) => void
}) {
  const { report, kind, ticked, left } = props
  const total = report.counts[kind]
  const findings = report.findings.filter((finding) => finding.kind === kind)
  const title = t(`compare.kinds.${kind}.title`)
  const canMend = MENDABLE.includes(kind)
  return (
    <details className="checkup-group" data-testid={`checkup-${kind}`} open={total <= 20}>
      <summary>
        {canMend && (
          <input
            type="checkbox"
            aria-label={t('compare.tickAll', { title })}
            checked={ticked}
            onChange={(event) => props.onKind(event.target.checked)}
          />
        )}
        <span className="checkup-title">{title}</span>
        <span className="button-count">{number(total)}</span>
        <span className="quiet">{t(`compare.kinds.${kind}.text`)}</span>
      </summary>
      <ul>
        {findings.map(({ n, path, sizeBytes, detail }) => (
          <li key={n}>
            {canMend && (
              <input
                type="checkbox"
                aria-label={path}
                checked={ticked && !left.has(n)}
                disabled={!ticked}
                onChange={(event) => props.onOne(n, event.target.checked)}
              />
            )}
            <span className="checkup-clip">
              <span className="checkup-path" title={path}>
                <bdi>{path.startsWith(report.folder) ? path.slice(report.folder.length + 1) : path}</bdi>
              </span>
              <small className="quiet">
                {bytes(sizeBytes)} · {detail}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {total > findings.length && (
        <p className="quiet">{t('compare.more', { left: total - findings.length })}</p>
      )}
    </details>
  )
}
