import type { ItemRow } from '../../shared/item.ts'
import { briefProblem, failureText, problemText } from '../said.ts'

export interface Reason {
  readonly code: string
  readonly message: string
  /** The same in brief, for where the clip's name stands right above. */
  readonly brief: string
  readonly kind: 'refuse' | 'warn' | 'fail'
}

/** Every reason why an item is where it is, each with its code: its failure, then all its problems. */
export function reasonsOf({ state, failure, problems }: ItemRow): Reason[] {
  if (state === 'cancelled') return []
  const reasons = problems.map((problem): Reason => ({
    code: problem.code,
    message: problemText(problem),
    brief: briefProblem(problem),
    kind: problem.severity,
  }))
  if (!failure || state === 'ready') return reasons
  const message = failureText(failure)
  return [{ code: failure.code, message, brief: message, kind: 'fail' }, ...reasons]
}
