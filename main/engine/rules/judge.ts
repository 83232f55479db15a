import type { ConcreteWay, IndexModel, MediaInfo, Problem } from '../../../shared/domain.ts'
import { LARGER_READING, WAY_LIMITS } from './limits.ts'
import type { ModelLimits } from './limits.ts'
import { limitsOf } from './models.ts'
import { bytesOver, picture, ratioOver, seconds, secondsOver } from './words.ts'

export interface Judged {
  /** File name, for the sentences. */
  name: string
  sizeBytes: number
  media: MediaInfo
  models: readonly IndexModel[]
  way: ConcreteWay
}

/** A rule that a model breaks: what is wrong, and how near the limit is to nothing (the lowest is the strictest). */
interface Breach {
  code: string
  limit: number
  severity: Problem['severity']
  measured: string
  allowed: string
  says: string
  advice: string
}

interface Rule {
  code: string
  check: (clip: Judged, limits: ModelLimits) => Omit<Breach, 'code'> | null
}

/**
 * Judges a probed file against every model of its index and against the upload way that will carry it.
 * @returns all problems, one per code, each from the strictest model that refuses the file, else from one that warns
 * Source: platform description, "Limits by model"; codes of the platform (contract §7.3).
 */
export function judge(clip: Judged): Problem[] {
  const applied = limitsOf(clip.models)
  const byModel = RULES.flatMap((rule) => {
    const breaches = applied.flatMap(({ limits, certain }) => {
      const breach = rule.check(clip, limits)
      if (breach === null) return []
      return [{ ...breach, severity: certain ? breach.severity : ('warn' as const), model: limits.label }]
    })
    const [worst] = breaches.sort(
      (a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn') || a.limit - b.limit,
    )
    return worst ? [toProblem(rule.code, clip.name, worst)] : []
  })
  const byWay = byModel.some((problem) => problem.code === SIZE_CODE && problem.severity === 'refuse')
    ? []
    : wayProblem(clip)
  return [...byModel.filter((problem) => byWay.length === 0 || problem.code !== SIZE_CODE), ...byWay]
}

const SIZE_CODE = 'video_filesize_too_large'

const RULES: readonly Rule[] = [
  {
    code: 'video_resolution_too_low',
    check: (clip, limits) =>
      byPicture(clip, limits, (width, height) => {
        if (Math.min(width, height) >= limits.minShortSide) return null
        return {
          limit: -limits.minShortSide,
          says: `needs at least ${limits.minShortSide} px on the short side`,
          advice: 'Export it larger.',
        }
      }),
  },
  {
    code: 'video_resolution_too_high',
    check: (clip, limits) =>
      byPicture(clip, limits, (width, height) => {
        const [long, short] = [Math.max(width, height), Math.min(width, height)]
        if (long <= limits.maxLongSide && short <= limits.maxShortSide) return null
        return {
          limit: limits.maxLongSide,
          says: `takes at most ${picture(limits.maxLongSide, limits.maxShortSide)}`,
          advice: 'Export it smaller.',
        }
      }),
  },
  {
    code: 'video_resolution_invalid_aspect_ratio',
    check: (clip, limits) =>
      byPicture(clip, limits, (width, height) => {
        const ratio = Math.max(width, height) / Math.min(width, height)
        if (ratio <= limits.maxRatio + 1e-9) return null
        return {
          limit: limits.maxRatio,
          measured: `${picture(width, height)}, ${ratioOver(ratio)}`,
          says: `takes at most ${limits.maxRatio}:1, upright or not`,
          advice: 'Crop it or add bars.',
        }
      }),
  },
  {
    code: 'video_duration_too_short',
    check: ({ media }, limits) => {
      if (media.durationSeconds >= limits.minSeconds) return null
      const measured = seconds(media.durationSeconds)
      const says = `needs at least ${seconds(limits.minSeconds)}`
      const advice = 'Trim in more footage.'
      return {
        limit: -limits.minSeconds,
        severity: 'refuse',
        measured: `${measured} long`,
        allowed: durations(limits),
        says,
        advice,
      }
    },
  },
  {
    code: 'video_duration_too_long',
    check: ({ media, models }, limits) => {
      if (media.durationSeconds <= limits.maxSeconds) return null
      const measured = secondsOver(media.durationSeconds)
      const says = `takes at most ${seconds(limits.maxSeconds)}`
      const other =
        limits.family === 'pegasus' && models.length > 1 ? ' or use an index with Marengo only' : ''
      const advice = `Split it${other}.`
      return {
        limit: limits.maxSeconds,
        severity: 'refuse',
        measured: `${measured} long`,
        allowed: durations(limits),
        says,
        advice,
      }
    },
  },
  {
    code: SIZE_CODE,
    check: ({ sizeBytes }, limits) => sizeBreach(sizeBytes, limits.maxBytes),
  },
]

/**
 * Judges the displayed picture and the coded one. Where the two would be judged differently (pixels that are not
 * square), it is not documented which counts: a warning, and the platform decides.
 */
function byPicture(
  { media }: Judged,
  limits: ModelLimits,
  check: (
    width: number,
    height: number,
  ) => (Pick<Breach, 'limit' | 'says' | 'advice'> & { measured?: string }) | null,
): Omit<Breach, 'code'> | null {
  const shown = check(media.width, media.height)
  const coded = check(media.codedWidth, media.codedHeight)
  const breach = shown ?? coded
  if (breach === null) return null
  const unsure = shown === null || coded === null
  const measured = shown
    ? picture(media.width, media.height)
    : `coded as ${picture(media.codedWidth, media.codedHeight)} and shown as ${picture(media.width, media.height)}`
  const allowed = `${limits.minShortSide}×${limits.minShortSide} to ${picture(limits.maxLongSide, limits.maxShortSide)}, 1:1 to ${limits.maxRatio}:1`
  return { measured, ...breach, severity: unsure ? 'warn' : 'refuse', allowed }
}

function sizeBreach(sizeBytes: number, maxBytes: number): Omit<Breach, 'code'> | null {
  if (sizeBytes <= maxBytes) return null
  return {
    limit: maxBytes,
    severity: sizeBytes > maxBytes * LARGER_READING ? 'refuse' : 'warn',
    measured: bytesOver(sizeBytes),
    allowed: `up to ${bytesOver(maxBytes)}`,
    says: `takes at most ${bytesOver(maxBytes)}`,
    advice: 'Export it with a lower bit rate.',
  }
}

function wayProblem(clip: Judged): Problem[] {
  const { label, maxBytes } = WAY_LIMITS[clip.way]
  const breach = sizeBreach(clip.sizeBytes, maxBytes)
  if (breach === null) return []
  const advice = clip.way === 'multipart' ? breach.advice : 'Choose multipart upload in Settings.'
  return [toProblem(SIZE_CODE, clip.name, { ...breach, advice, model: label })]
}

function toProblem(code: string, name: string, breach: Omit<Breach, 'code'> & { model: string }): Problem {
  const { severity, measured, allowed, model, says, advice } = breach
  const warning = severity === 'warn' ? ' The platform decides.' : ''
  return {
    code,
    severity,
    measured,
    allowed,
    model,
    advice,
    message: `${name} is ${measured}. ${model} ${says}. ${advice}${warning}`,
  }
}

function durations(limits: ModelLimits): string {
  return `${seconds(limits.minSeconds)} to ${seconds(limits.maxSeconds)}`
}
