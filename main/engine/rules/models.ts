import type { IndexModel } from '../../../shared/domain.ts'
import { MODEL_LIMITS } from './limits.ts'
import type { ModelLimits } from './limits.ts'

/** The limits that a model of an index sets; `certain` is false when its version is not in the table. */
export interface AppliedLimits {
  limits: ModelLimits
  certain: boolean
}

/**
 * The limits of every model of an index. A version that is not in the table gets the strictest known values of its
 * family, as a warning (platform description, "Limits by model"); analysis models are never in an index.
 */
export function limitsOf(models: readonly IndexModel[]): AppliedLimits[] {
  return models.map(({ modelName }) => {
    const known = MODEL_LIMITS[modelName]
    return known ? { limits: known, certain: true } : { limits: strictest(modelName), certain: false }
  })
}

function strictest(modelName: string): ModelLimits {
  const all = Object.values(MODEL_LIMITS)
  const family = all.filter((limits) => modelName.toLowerCase().startsWith(limits.family))
  const among = family.length > 0 ? family : all
  const least = (of: (limits: ModelLimits) => number): number => Math.min(...among.map(of))
  return {
    label: modelName,
    family: among[0]?.family ?? 'marengo',
    minShortSide: Math.max(...among.map((limits) => limits.minShortSide)),
    maxLongSide: least((limits) => limits.maxLongSide),
    maxShortSide: least((limits) => limits.maxShortSide),
    maxRatio: least((limits) => limits.maxRatio),
    minSeconds: Math.max(...among.map((limits) => limits.minSeconds)),
    maxSeconds: least((limits) => limits.maxSeconds),
    maxBytes: least((limits) => limits.maxBytes),
  }
}
