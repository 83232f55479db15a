import type { MediaInfo } from '../../../shared/media-info.ts'
import type { Gauge, Problem } from '../../../shared/problem.ts'
import { phrase, type Phrase, type PhraseKey } from '../../../shared/phrase.ts'
import { findBreach, otherIndex, rule } from './breach.ts'
import type { Breach } from './breach.ts'
import type { Holder, Limits, PictureLimits } from './limits.ts'
import { problem } from './problem.ts'
import { shapeBeside } from './wording.ts'

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
  if (weightOf(ofDisplayed) === weightOf(ofCoded))
    return ofDisplayed.map(({ code, severity, said, drawn }) => problem(code, severity, said, drawn))
  const heavier = weightOf(ofDisplayed) > weightOf(ofCoded) ? ofDisplayed : ofCoded
  return heavier.map((fault) => unsure(name, fault, displayed, coded))
}

/** 0 for a picture that fits, 1 for one that is warned of, 2 for one that is refused. */
function weightOf(faults: readonly Fault[]): number {
  if (faults.some(({ severity }) => severity === 'refuse')) return 2
  return faults.length > 0 ? 1 : 0
}

function unsure(name: string, fault: Fault, displayed: Picture, coded: Picture): Problem {
  const pictures = { displayed: inPx(displayed), coded: inPx(coded) }
  const said = phrase('unsurePicture', {
    name,
    ...pictures,
    measured: phrase('displayedAndCoded', pictures),
    model: fault.model,
    allowed: fault.allowed,
    advice: phrase('squarePixels'),
  })
  return problem(fault.code, 'warn', said, fault.drawn)
}

/** A rule that is broken, before it is told as a problem. */
interface Fault {
  code: string
  severity: Problem['severity']
  said: Phrase
  allowed: Phrase
  model: string
  drawn: { model: string; gauge?: Gauge }
}

const faults = (name: string, picture: Picture, holders: readonly Holder[]): Fault[] => [
  ...tooLow(name, picture, holders),
  ...tooHigh(name, picture, holders),
  ...badShape(name, picture, holders),
]

function tooLow(name: string, picture: Picture, holders: readonly Holder[]): Fault[] {
  const breaks = ({ picture: { shortSideMin } }: Limits) =>
    short(picture) < shortSideMin ? shortSideMin : null
  const breach = findBreach(holders, breaks, (a, b) => a > b)
  if (!breach) return []
  const advice = phrase('useOriginal', { elsewhere: otherIndex((limits) => breaks(limits) !== null) })
  return [
    resolutionFault('video_resolution_too_low', name, picture, breach, limitsOf(holders, breach), advice),
  ]
}

function tooHigh(name: string, picture: Picture, holders: readonly Holder[]): Fault[] {
  const breaks = ({ picture: { longSideMax, shortSideMax } }: Limits) =>
    long(picture) > longSideMax || short(picture) > shortSideMax ? longSideMax * shortSideMax : null
  const breach = findBreach(holders, breaks, (a, b) => a < b)
  if (!breach) return []
  const advice = phrase('exportSmaller', { elsewhere: otherIndex((limits) => breaks(limits) !== null) })
  return [
    resolutionFault('video_resolution_too_high', name, picture, breach, limitsOf(holders, breach), advice),
  ]
}

function resolutionFault(
  code: string,
  name: string,
  picture: Picture,
  breach: Breach,
  limits: PictureLimits | null,
  advice: Phrase,
): Fault {
  const allowed = limits === null ? NOTHING : sizesOf(limits)
  const gauge = limits === null ? {} : { gauge: gaugeOf(picture, limits) }
  const taken = phrase('eitherWayUp', { sizes: allowed })
  return fault(code, breach, 'wrongPicture', { name, measured: inPx(picture), allowed, taken, advice }, gauge)
}

const NOTHING = phrase('sizes', { least: '', most: '' })

/** @param said.taken what the rule says that they take, where that is more than `allowed` */
function fault(
  code: string,
  { severity, titles }: Breach,
  key: PhraseKey,
  said: { name: string; measured: Phrase | string; allowed: Phrase; taken?: Phrase; advice: Phrase },
  gauge: { gauge?: Gauge },
): Fault {
  const { taken = said.allowed, ...values } = said
  const model = titles.join(', ')
  const whole = phrase(key, { ...values, rule: rule(severity, titles, 'takes', taken) })
  return { code, severity, said: whole, allowed: said.allowed, model, drawn: { model, ...gauge } }
}

function gaugeOf({ width, height }: Picture, limits: PictureLimits): Gauge {
  const { shortSideMin, shortSideMax, longSideMax } = limits
  return { kind: 'picture', width, height, shortSideMin, shortSideMax, longSideMax }
}

function badShape(name: string, picture: Picture, holders: readonly Holder[]): Fault[] {
  const breaks = ({ picture: limits }: Limits) => (hasShape(picture, limits) ? null : allowedArea(limits))
  const breach = findBreach(holders, breaks, (a, b) => a < b)
  if (!breach) return []
  const limits = limitsOf(holders, breach)
  const allowed = limits ? shapesOf(limits) : NOTHING
  const measured = phrase('shapeOfPicture', {
    shape: shapeBeside(picture.width, picture.height, limits?.longToShortMax ?? 1),
    size: inPx(picture),
  })
  const advice = phrase('crop', { elsewhere: otherIndex((other) => breaks(other) !== null) })
  // A list of shapes is no span: only the words can tell it.
  const gauge = limits?.shapes === null ? { gauge: shapeGauge(picture, limits) } : {}
  const code = 'video_resolution_invalid_aspect_ratio'
  return [fault(code, breach, 'wrongShape', { name, measured, allowed, advice }, gauge)]
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
export function shapesOf({ longToShortMax, shapes }: PictureLimits): Phrase {
  if (shapes === null) return phrase('shapesUpTo', { ratio: longToShortMax })
  return phrase('shapesOnly', { shapes: shapes.map((shape) => `${shape.long}:${shape.short}`) })
}

/** The sizes a model takes, in words. */
export function sizesOf(limits: PictureLimits): Phrase {
  return phrase('sizes', {
    least: `${limits.shortSideMin}×${limits.shortSideMin}`,
    most: `${limits.longSideMax}×${limits.shortSideMax}`,
  })
}

function limitsOf(holders: readonly Holder[], breach: Breach): PictureLimits | null {
  return holders.find(({ title }) => breach.titles.includes(title))?.limits.picture ?? null
}

const inPx = ({ width, height }: Picture): string => `${width}×${height} px`
const long = ({ width, height }: Picture): number => Math.max(width, height)
const short = ({ width, height }: Picture): number => Math.min(width, height)
