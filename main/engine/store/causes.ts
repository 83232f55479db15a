import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { FIRST_CLIPS, type CauseClip, type CauseGroup } from '../../../shared/attention.ts'
import { Cause, CauseCount } from '../../../shared/cause.ts'
import { Failure } from '../../../shared/errors.ts'
import { ItemId } from '../../../shared/item.ts'
import { Problem } from '../../../shared/problem.ts'
import { json } from './json.ts'

/** The clips of a cause; written so that the index `items_by_cause` answers it. */
const OF_CAUSE = `state IN ('refused', 'failed') AND state = @state AND index_id = @indexId AND cause IS @code
  AND cause_model IS @model`

const Counted = Cause.extend({ clips: z.number() })
const Member = z.object({
  id: ItemId,
  name: z.string(),
  folder: z.string(),
  indexName: z.string(),
  problems: json(z.array(Problem)),
  failure: json(Failure).nullable(),
})
type Member = z.infer<typeof Member>

/** What was refused or failed, by cause. Triggers keep the cause beside each clip, so that the clips are not read. */
export class CauseTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** All causes, those with most clips first. */
  groups(): Omit<CauseGroup, 'canMove'>[] {
    return this.#db
      .prepare(
        `SELECT state, index_id AS indexId, cause AS code, cause_model AS model, count(*) AS clips FROM items
         WHERE state IN ('refused', 'failed') GROUP BY state, index_id, cause, cause_model ORDER BY clips DESC`,
      )
      .all()
      .map((row) => this.#group(Counted.parse(row)))
  }

  /** Clips of a cause in the order in which they came, from an offset on. */
  clips(cause: Cause, offset: number, limit: number): CauseClip[] {
    return this.#members(cause, offset, limit).map((member) => toClip(cause, member))
  }

  /** Ids of the clips of a cause that came after a place in the list (`seq`), in their order. */
  idsAfter(cause: Cause, seq: number, limit: number): { id: ItemId; seq: number }[] {
    return this.#db
      .prepare(`SELECT id, seq FROM items WHERE ${OF_CAUSE} AND seq > @seq ORDER BY seq LIMIT @limit`)
      .all({ ...cause, seq, limit }) as { id: ItemId; seq: number }[]
  }

  /** Why clips that wait for review were refused or failed, most frequent first. */
  inReview(): CauseCount[] {
    return this.#db
      .prepare(
        `SELECT state, cause AS code, cause_model AS model, count(*) AS clips FROM items
         WHERE in_review = 1 AND state IN ('refused', 'failed')
         GROUP BY state, cause, cause_model ORDER BY clips DESC`,
      )
      .all()
      .map((row) => CauseCount.parse(row))
  }

  #group({ clips, ...cause }: z.infer<typeof Counted>): Omit<CauseGroup, 'canMove'> {
    const members = this.#members(cause, 0, FIRST_CLIPS)
    const example = members[0]
    return {
      cause,
      clips,
      indexName: example?.indexName ?? cause.indexId,
      retryable: cause.state === 'failed' && example?.failure?.retryable !== false,
      first: members.map((member) => toClip(cause, member)),
    }
  }

  #members(cause: Cause, offset: number, limit: number): Member[] {
    return this.#db
      .prepare(
        `SELECT id, name, folder, index_name AS indexName, problems, failure FROM items
         WHERE ${OF_CAUSE} ORDER BY seq LIMIT @limit OFFSET @offset`,
      )
      .all({ ...cause, offset, limit })
      .map((row) => Member.parse(row))
  }
}

const problemOf = ({ code }: Cause, { problems }: Member): Problem | null =>
  problems.findLast((problem) => problem.severity === 'refuse' && problem.code === code) ?? null

function toClip(cause: Cause, member: Member): CauseClip {
  const { id, name, folder, failure } = member
  const hasFailed = cause.state === 'failed'
  return {
    id,
    name,
    folder,
    problem: hasFailed ? null : problemOf(cause, member),
    failure: hasFailed ? failure : null,
  }
}
