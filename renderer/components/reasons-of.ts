import type { ItemRow } from '../../shared/domain.ts'
import { failureText, problemText } from '../said.ts'

export interface Reason {
  readonly code: string
  readonly message: string
  readonly kind: 'refuse' | 'warn' | 'fail'
}

/** Every reason why an item is where it is, each with its code: its failure, then all its problems. */
export function reasonsOf({ state, failure, problems }: ItemRow): Reason[] {
  if (state === 'cancelled') return []
  const reasons = problems.map((problem): Reason => ({
    code: problem.code,
    message: problemText(problem),
    kind: problem.severity,
  }))
  if (!failure || state === 'ready') return reasons
  return [{ code: failure.code, message: failureText(failure), kind: 'fail' }, ...reasons]
}
