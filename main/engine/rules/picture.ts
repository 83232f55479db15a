import type { Gauge, MediaInfo, Problem } from '../../../shared/domain.ts'
import { findBreach, otherIndex, rule, TAKES } from './breach.ts'
import type { Breach } from './breach.ts'
import type { Holder, Limits, PictureLimits } from './limits.ts'
import { shapeBeside, together } from './wording.ts'

interface Picture {
  width: number
  height: number
}

/**
 * `video_resolution_too_low`, `video_resolution_too_high` and `video_resolution_invalid_aspect_ratio`, all that apply.
 * How the rules meet portrait, rotation and pixels that are not square is not documented: the displayed picture counts,
 * either way up, and where the coded picture would be judged otherwise, the clip goes with a warning.
 */
export function pictureProblems(name: string, media: MediaInfo, holders: readonly Holder[]): Problem[] {
  const displayed = { width: media.width, height: media.height }
  const coded = { width: media.codedWidth, height: media.codedHeight }
  const ofDisplayed = faults(name, displayed, holders)
  const ofCoded = faults(name, coded, holders)
  if (weightOf(ofDisplayed) === weightOf(ofCoded)) return ofDisplayed
  const heavier = weightOf(ofDisplayed) > weightOf(ofCoded) ? ofDisplayed : ofCoded
  return heavier.map((fault) => unsure(name, fault, displayed, coded))
}

/** 0 for a picture that fits, 1 for one that is warned of, 2 for one that is refused. */
function weightOf(faults: readonly Problem[]): number {
  if (faults.some(({ severity }) => severity === 'refuse')) return 2
  return faults.length > 0 ? 1 : 0
}

function unsure(name: string, fault: Problem, displayed: Picture, coded: Picture): Problem {
  const measured = `${inPx(displayed)} displayed, ${inPx(coded)} coded`
  const advice = 'To be sure, export it with square pixels and without rotation.'
  return {
    ...fault,
    severity: 'warn',
    message: `${name} is ${inPx(displayed)} as displayed and ${inPx(coded)} as coded, and only one of the two fits what ${fault.model ?? 'the platform'} takes (${fault.allowed ?? ''}). The platform decides. ${advice}`,
    measured,
    advice,
  }
}

const faults = (name: string, picture: Picture, holders: readonly Holder[]): Problem[] => [
  ...tooLow(name, picture, holders),
  ...tooHigh(name, picture, holders),
  ...badShape(name, picture, holders),
]

function tooLow(name: string, picture: Picture, holders: readonly Holder[]): Problem[] {
  const breaks = ({ picture: { shortSideMin } }: Limits) =>
    short(picture) < shortSideMin ? shortSideMin : null
  const breach = findBreach(holders, breaks, (a, b) => a > b)
  if (!breach) return []
  const advice = `Use the original at a higher resolution${otherIndex((limits) => breaks(limits) !== null)}.`
  return [
    resolutionProblem('video_resolution_too_low', name, picture, breach, limitsOf(holders, breach), advice),
  ]
}

function tooHigh(name: string, picture: Picture, holders: readonly Holder[]): Problem[] {
  const breaks = ({ picture: { longSideMax, shortSideMax } }: Limits) =>
    long(picture) > longSideMax || short(picture) > shortSideMax ? longSideMax * shortSideMax : null
  const breach = findBreach(holders, breaks, (a, b) => a < b)
  if (!breach) return []
  const advice = `Export it at a lower resolution${otherIndex((limits) => breaks(limits) !== null)}.`
  return [
    resolutionProblem('video_resolution_too_high', name, picture, breach, limitsOf(holders, breach), advice),
  ]
}

function resolutionProblem(
  code: string,
  name: string,
  picture: Picture,
  breach: Breach,
  limits: PictureLimits | null,
  advice: string,
): Problem {
  const measured = inPx(picture)
  const allowed = limits === null ? '' : sizesOf(limits)
  return {
    code,
    severity: breach.severity,
    message: `${name} is ${measured}. ${rule(breach.severity, breach.titles, TAKES, `${allowed}, either way up`)} ${advice}`,
    measured,
    allowed,
    model: breach.titles.join(', '),
    advice,
    ...(limits === null ? {} : { gauge: gaugeOf(picture, limits) }),
  }
}

function gaugeOf({ width, height }: Picture, limits: PictureLimits): Gauge {
  const { shortSideMin, shortSideMax, longSideMax } = limits
  return { kind: 'picture', width, height, shortSideMin, shortSideMax, longSideMax }
}

function badShape(name: string, picture: Picture, holders: readonly Holder[]): Problem[] {
  const breaks = ({ picture: limits }: Limits) => (hasShape(picture, limits) ? null : allowedArea(limits))
  const breach = findBreach(holders, breaks, (a, b) => a < b)
  if (!breach) return []
  const limits = limitsOf(holders, breach)
  const allowed = limits ? shapesOf(limits) : ''
  const measured = `${shapeBeside(picture.width, picture.height, limits?.longToShortMax ?? 1)} (${inPx(picture)})`
  const advice = `Crop or pad it to an allowed shape${otherIndex((other) => breaks(other) !== null)}.`
  return [
    {
      code: 'video_resolution_invalid_aspect_ratio',
      severity: breach.severity,
      message: `${name} has the shape ${measured}. ${rule(breach.severity, breach.titles, TAKES, allowed)} ${advice}`,
      measured,
      allowed,
      model: breach.titles.join(', '),
      advice,
      // A list of shapes is no span: only the words can tell it.
      ...(limits?.shapes === null ? { gauge: shapeGauge(picture, limits) } : {}),
    },
  ]
}

function shapeGauge(picture: Picture, { longToShortMax: max }: PictureLimits): Gauge {
  return { kind: 'span', of: 'shape', value: long(picture) / short(picture), min: 1, max }
}

/** A list of shapes allows less than any range. */
const allowedArea = (limits: PictureLimits): number => (limits.shapes ? 0 : limits.longToShortMax)

/** Encoders round sides to even numbers or whole blocks, so a shape of a list is met within 1 % (our choice). */
const SHAPE_TOLERANCE = 0.01

function hasShape(picture: Picture, { longToShortMax, shapes }: PictureLimits): boolean {
  // In whole tenths of px: 864x360 is exactly 2.4 and must not fail by a rounding of floating point.
  if (long(picture) * 10 > Math.round(short(picture) * longToShortMax * 10)) return false
  if (shapes === null) return true
  const ratio = long(picture) / short(picture)
  return shapes.some((shape) => Math.abs((ratio * shape.short) / shape.long - 1) <= SHAPE_TOLERANCE)
}

/** The shapes a model takes, in words. */
export function shapesOf({ longToShortMax, shapes }: PictureLimits): string {
  if (shapes === null) return `1:1 to ${longToShortMax}:1 (portrait: to 1:${longToShortMax})`
  return `only ${together(shapes.map((shape) => `${shape.long}:${shape.short}`))}, either way up`
}

/** The sizes a model takes, in words. */
export function sizesOf(limits: PictureLimits): string {
  return `${limits.shortSideMin}×${limits.shortSideMin} to ${limits.longSideMax}×${limits.shortSideMax} px`
}

function limitsOf(holders: readonly Holder[], breach: Breach): PictureLimits | null {
  return holders.find(({ title }) => breach.titles.includes(title))?.limits.picture ?? null
}

const inPx = ({ width, height }: Picture): string => `${width}×${height} px`
const long = ({ width, height }: Picture): number => Math.max(width, height)
const short = ({ width, height }: Picture): number => Math.min(width, height)
