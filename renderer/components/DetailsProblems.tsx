import type { ItemRow } from '../../shared/item.ts'
import type { Problem } from '../../shared/problem.ts'
import { t } from '../i18n.ts'
import { AlikeActions } from './AlikeActions.tsx'
import { Fact } from './Fact.tsx'
import { GaugePicture } from './GaugePicture.tsx'
import { WouldPass } from './WouldPass.tsx'
import { failureText, problemPart, problemText } from '../said.ts'

export function DetailsProblems({ row }: { row: ItemRow }) {
  const refusals = row.problems.filter((problem) => problem.severity === 'refuse')
  const warnings = row.problems.filter((problem) => problem.severity === 'warn')
  return (
    <>
      {row.failure && row.state !== 'ready' && (
        <section>
          <h3>{t('details.failure')}</h3>
          <div className="problem" data-kind="fail">
            <p>{failureText(row.failure)}</p>
            <code>{row.failure.code}</code>
          </div>
        </section>
      )}
      {refusals.length > 0 && (
        <ProblemList
          title={row.state === 'refused' ? t('details.problems') : t('details.inSpiteOf')}
          problems={refusals}
          alikeIn={row.state === 'refused' ? row.indexId : null}
        />
      )}
      {(row.state === 'refused' || row.failure?.code === 'index_missing') && (
        <WouldPass key={row.id} row={row} />
      )}
      {warnings.length > 0 && (
        <ProblemList title={t('details.warnings')} problems={warnings} alikeIn={null} />
      )}
    </>
  )
}

/** @param alikeIn the index whose clips with the same problem can be settled together; null for none */
function ProblemList(props: { title: string; problems: Problem[]; alikeIn: string | null }) {
  const { title, problems, alikeIn } = props
  return (
    <section>
      <h3>{title}</h3>
      {problems.map((problem) => (
        <div
          key={problem.message}
          className="problem"
          data-kind={problem.severity}
          data-testid="details-problem"
        >
          <p>{problemText(problem)}</p>
          {problem.gauge !== undefined && <GaugePicture gauge={problem.gauge} />}
          <dl className="facts">
            <PartOf problem={problem} part="measured" />
            <PartOf problem={problem} part="allowed" />
            {problem.model !== undefined && <Fact label={t('details.setBy')}>{problem.model}</Fact>}
          </dl>
          {problem.advice !== undefined && <p className="problem-advice">{problemPart(problem, 'advice')}</p>}
          <code>{problem.code}</code>
          {alikeIn !== null && <AlikeActions indexId={alikeIn} code={problem.code} />}
        </div>
      ))}
    </section>
  )
}

function PartOf({ problem, part }: { problem: Problem; part: 'measured' | 'allowed' }) {
  const text = problemPart(problem, part)
  return text === undefined ? null : <Fact label={t(`details.${part}`)}>{text}</Fact>
}
