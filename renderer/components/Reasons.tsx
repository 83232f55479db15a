import type { Failure, ItemRow, Problem } from '../../shared/domain.ts'
import { strings } from '../strings.ts'

interface Reason {
  readonly code: string
  readonly message: string
  readonly kind: 'refuse' | 'warn' | 'fail'
}

/** Every reason why an item is where it is, each with its code. */
export function reasonsOf(row: Pick<ItemRow, 'state' | 'problems' | 'failure'>): Reason[] {
  const problems = row.state === 'cancelled' ? [] : row.problems.map(fromProblem)
  return row.failure && row.state !== 'ready' ? [fromFailure(row.failure), ...problems] : problems
}

export function Reasons({ row }: { row: ItemRow }) {
  const reasons = reasonsOf(row)
  if (reasons.length === 0) return null
  return (
    <ul className="reasons" aria-label={strings.row.details(row.name)}>
      {reasons.map((reason) => (
        <li key={reason.code} data-testid="row-reason" data-kind={reason.kind} data-code={reason.code}>
          {reason.message} <code>{reason.code}</code>
        </li>
      ))}
    </ul>
  )
}

const fromProblem = ({ code, message, severity }: Problem): Reason => ({ code, message, kind: severity })
const fromFailure = ({ code, message }: Failure): Reason => ({ code, message, kind: 'fail' })
