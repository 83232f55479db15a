import { RANGES, TASK_RANGES } from '../../../shared/on-platform.ts'
import type { PlatformFilter, Range } from '../../../shared/on-platform.ts'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { Query } from '../platform/api.ts'

/**
 * A filter as query parameters of the API: tasks compare numbers for equality, indexed assets take ranges (contract
 * §3.3, §6). What a list has no parameter for is left out.
 * @throws ExpectedError `wrong_usage` for a time that is none
 */
export function toQuery(filter: PlatformFilter): Query {
  const { list, statuses, filename, createdSince, updatedSince } = filter
  return {
    ...(list === 'tasks' ? exactNumbers(filter) : { ...rangesOf(filter), ...metadataOf(filter) }),
    ...(list === 'tasks' && filter.indexId !== null ? { index_id: filter.indexId } : {}),
    ...(statuses.length > 0 ? { status: statuses } : {}),
    ...(filename.trim() !== '' ? { filename: filename.trim() } : {}),
    ...(createdSince !== '' ? { created_at: timeOf(createdSince) } : {}),
    ...(updatedSince !== '' ? { updated_at: timeOf(updatedSince) } : {}),
    sort_by: filter.sortBy,
    sort_option: filter.descending ? 'desc' : 'asc',
  }
}

function exactNumbers({ ranges }: PlatformFilter): Query {
  const isExact = ({ from, to }: Range): boolean => from !== null && from === to
  return Object.fromEntries(
    TASK_RANGES.filter((name) => isExact(ranges[name])).map((name) => [name, ranges[name].from ?? 0]),
  )
}

function rangesOf({ ranges }: PlatformFilter): Query {
  return Object.fromEntries(
    RANGES.flatMap((name) => {
      const { from, to } = ranges[name]
      return [
        ...(from === null ? [] : [[`${name}[gte]`, from] as const]),
        ...(to === null ? [] : [[`${name}[lte]`, to] as const]),
      ]
    }),
  )
}

/** As JSON in one parameter: the form that the platform's own client sends (contract §1.2). */
function metadataOf({ metadata }: PlatformFilter): Query {
  const key = metadata.key.trim()
  return key === '' ? {} : { user_metadata: JSON.stringify({ [key]: typed(metadata.value) }) }
}

/** A number or a truth value is sent as one, since that is how it would have been kept. */
function typed(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

/** A day begins at midnight where the person is. */
function timeOf(text: string): string {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text)
  if (!Number.isNaN(at.getTime())) return at.toISOString()
  throw new ExpectedError(failure('wrong_usage', { detail: `${text} is no date. Write it as 2026-01-31.` }))
}
