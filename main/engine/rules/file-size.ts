import type { Problem } from '../../../shared/problem.ts'
import type { ConcreteWay } from '../../../shared/upload-way.ts'
import { phrase, type Phrase } from '../../../shared/phrase.ts'
import { otherIndex, rule } from './breach.ts'
import type { Holder, SizeLimit } from './limits.ts'
import { WAY_LIMITS } from './limits.ts'
import { problem } from './problem.ts'
import { bytesBeside } from './wording.ts'

const WAY_TITLES: Record<ConcreteWay, string> = {
  multipart: 'Multipart upload',
  direct: 'Direct upload',
  task: 'Task upload',
}

interface Oversize {
  title: string
  /** Set by a model, not by the upload way. */
  isModel: boolean
  /** The model's limits are only guessed. */
  isGuess: boolean
  severity: Problem['severity']
  limit: SizeLimit
}

/**
 * `video_filesize_too_large`, at most once: under the smaller of the models' limit and that of the upload way.
 * Refused above the binary reading of GB, warned of between the decimal and the binary one.
 * @param sizeBytes size of the file, ≥ 0
 */
export function fileSizeProblems(
  name: string,
  sizeBytes: number,
  holders: readonly Holder[],
  way: ConcreteWay,
): Problem[] {
  const broken = [...overModels(sizeBytes, holders), ...overWay(sizeBytes, way)]
  const refusing = broken.filter(({ severity }) => severity === 'refuse')
  const pool = refusing.length > 0 ? refusing : broken
  const worst = pool.toSorted((a, b) => a.limit.warnAboveBytes - b.limit.warnAboveBytes)[0]
  if (!worst) return []
  // Where a model and the way set the same limit, the model is named: another way would not help.
  const equal = pool.filter(({ limit }) => limit.warnAboveBytes === worst.limit.warnAboveBytes)
  const models = equal.filter(({ isModel }) => isModel)
  const named = models.length > 0 ? models : equal
  const titles = [...new Set(named.map(({ title }) => title))]
  const measured = bytesBeside(sizeBytes, worst.limit.warnAboveBytes)
  const allowed = phrase('atMost', { limit: worst.limit.label })
  const advice = adviceFor(sizeBytes, broken)
  const said = phrase('tooLarge', {
    name,
    measured,
    rule: ruleOf(worst, named, titles, allowed),
    allowed,
    advice,
  })
  return [
    problem('video_filesize_too_large', worst.severity, said, {
      model: titles.join(', '),
      gauge: { kind: 'span', of: 'size', value: sizeBytes, min: null, max: worst.limit.warnAboveBytes },
    }),
  ]
}

function ruleOf(
  worst: Oversize,
  named: readonly Oversize[],
  titles: readonly string[],
  allowed: Phrase,
): Phrase {
  if (worst.severity === 'refuse' || named.every(({ isGuess }) => isGuess))
    return rule(worst.severity, titles, 'takes', allowed)
  return phrase('takesStrictly', { who: titles, count: titles.length, allowed })
}

function overModels(sizeBytes: number, holders: readonly Holder[]): Oversize[] {
  return holders.flatMap(({ title, binding, limits: { size: limit } }) => {
    if (limit === null || sizeBytes <= limit.warnAboveBytes) return []
    const severity = binding === 'refuse' && sizeBytes > limit.refuseAboveBytes ? 'refuse' : 'warn'
    return [{ title, isModel: true, isGuess: binding === 'warn', severity, limit }]
  })
}

function overWay(sizeBytes: number, way: ConcreteWay): Oversize[] {
  return WAY_LIMITS[way]
    .filter((limit) => sizeBytes > limit.warnAboveBytes)
    .map((limit) => ({
      title: WAY_TITLES[way],
      isModel: false,
      isGuess: false,
      severity: sizeBytes > limit.refuseAboveBytes ? 'refuse' : 'warn',
      limit,
    }))
}

function adviceFor(sizeBytes: number, broken: readonly Oversize[]): Phrase {
  const fitsMultipart = WAY_LIMITS.multipart.every((limit) => sizeBytes <= limit.warnAboveBytes)
  if (broken.every(({ isModel }) => !isModel) && fitsMultipart) return phrase('sendInParts')
  const tooLarge = (size: SizeLimit | null) => size !== null && sizeBytes > size.warnAboveBytes
  // Where the upload way is broken too, another index would not help.
  const elsewhere = broken.every(({ isModel }) => isModel) ? otherIndex(({ size }) => tooLarge(size)) : ''
  return phrase('exportLighter', { elsewhere })
}
