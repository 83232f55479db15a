/**
 * What models and upload ways accept, as data.
 * Sources: the SDK `twelvelabs-js` 1.3.4 (2026-09), the public documentation (2025 for Marengo 2.7, 2026 for the others)
 * and the official OpenAPI description of v1.3 (2026-02, 2026-07). Where they differ, the newer one is taken.
 */
import type { IndexModel } from '../../../shared/index-info.ts'
import type { ConcreteWay } from '../../../shared/upload-way.ts'
import { familyOf, modelTitle } from './model-name.ts'

export interface PictureLimits {
  /** Short side, px, inclusive. */
  shortSideMin: number
  shortSideMax: number
  /** Long side, px, inclusive. */
  longSideMax: number
  /** Long side to short side, inclusive, whichever way up the picture is. */
  longToShortMax: number
  /** Where a model takes only certain shapes: long side to short side, whichever way up. */
  shapes: readonly Shape[] | null
}

export interface Shape {
  long: number
  short: number
}

/** GB and MB have two readings: above the decimal one the platform may refuse, above the binary one it will. */
export interface SizeLimit {
  label: string
  warnAboveBytes: number
  refuseAboveBytes: number
}

export interface Limits {
  picture: PictureLimits
  /** Seconds, inclusive. */
  secondsMin: number
  /** Seconds, inclusive; null where nothing is known. */
  secondsMax: number | null
  size: SizeLimit | null
}

const gigabytes = (count: number): SizeLimit => ({
  label: `${count} GB`,
  warnAboveBytes: count * 10 ** 9,
  refuseAboveBytes: count * 2 ** 30,
})

const PICTURE: PictureLimits = {
  shortSideMin: 360,
  shortSideMax: 2160,
  longSideMax: 5184,
  longToShortMax: 2.4,
  shapes: null,
}

/** Holds for every model that takes video (SDK, 2026-09). */
export const EVERY_VIDEO_MODEL: Limits = { picture: PICTURE, secondsMin: 4, secondsMax: null, size: null }

const HOUR = 3600
export const KNOWN_MODELS: Readonly<Record<string, Limits>> = {
  // The only model that new indexes can have (SDK, 2026-09; docs, 2026-07).
  'marengo3.0': { picture: PICTURE, secondsMin: 4, secondsMax: 4 * HOUR, size: gigabytes(4) },
  // Retired 2026-03-30, older indexes list it (docs, 2025).
  'marengo2.7': {
    picture: { ...PICTURE, longSideMax: 3840, shapes: shapes('1:1 5:4 4:3 16:9 17:9') },
    secondsMin: 4,
    secondsMax: 2 * HOUR,
    size: gigabytes(2),
  },
  // Said to be removed 2026-08-18, older indexes list it (docs and SDK, 2026). 1.5 is never part of an index.
  'pegasus1.2': { picture: PICTURE, secondsMin: 4, secondsMax: HOUR, size: gigabytes(2) },
}

/** The model that a new index would have, for advice. */
export const CURRENT_MODEL = 'marengo3.0'

/**
 * Limits of one upload request (SDK, 2026-09).
 * Multipart: the SDK says 10 GB, the older description 4 GB; between them the platform decides.
 */
export const WAY_LIMITS: Readonly<Record<ConcreteWay, readonly SizeLimit[]>> = {
  task: [gigabytes(2)],
  direct: [{ label: '200 MB', warnAboveBytes: 200 * 10 ** 6, refuseAboveBytes: 200 * 2 ** 20 }],
  multipart: [
    { label: '4 GB', warnAboveBytes: 4 * 10 ** 9, refuseAboveBytes: Number.POSITIVE_INFINITY },
    gigabytes(10),
  ],
}

/** Who sets limits, how sure they are, and what they are. */
export interface Holder {
  title: string
  /** `refuse` for a model of the table; `warn` for one whose limits are only guessed from its family's. */
  binding: 'refuse' | 'warn'
  limits: Limits
}

/**
 * The limits that apply on an index, one holder per model. A version that is not in the table gets the strictest known
 * values of its family (of all, when the family is new too) as a warning. Without models, what holds for every video
 * model applies.
 */
export function holdersOf(models: readonly Pick<IndexModel, 'modelName'>[]): Holder[] {
  if (models.length === 0) return [{ title: 'The platform', binding: 'refuse', limits: EVERY_VIDEO_MODEL }]
  return models.map(({ modelName }) => {
    const key = modelName.toLowerCase()
    const known = Object.hasOwn(KNOWN_MODELS, key) ? KNOWN_MODELS[key] : undefined
    const title = modelTitle(modelName)
    if (known) return { title, binding: 'refuse', limits: known }
    return { title, binding: 'warn', limits: strictest(relativesOf(modelName)) }
  })
}

function relativesOf(modelName: string): Limits[] {
  const all = Object.entries(KNOWN_MODELS)
  const family = all.filter(([name]) => familyOf(name) === familyOf(modelName))
  return (family.length > 0 ? family : all).map(([, limits]) => limits)
}

/** The most restrictive value of each limit. @param all at least one */
export function strictest(all: readonly Limits[]): Limits {
  const least = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value) => value !== null)
    return known.length > 0 ? Math.min(...known) : null
  }
  const pictures = all.map(({ picture }) => picture)
  const sizes = all.flatMap(({ size }) => size ?? [])
  return {
    picture: {
      shortSideMin: Math.max(...pictures.map((picture) => picture.shortSideMin)),
      shortSideMax: Math.min(...pictures.map((picture) => picture.shortSideMax)),
      longSideMax: Math.min(...pictures.map((picture) => picture.longSideMax)),
      longToShortMax: Math.min(...pictures.map((picture) => picture.longToShortMax)),
      shapes: pictures.find((picture) => picture.shapes !== null)?.shapes ?? null,
    },
    secondsMin: Math.max(...all.map(({ secondsMin }) => secondsMin)),
    secondsMax: least(all.map(({ secondsMax }) => secondsMax)),
    size: sizes.toSorted((a, b) => a.warnAboveBytes - b.warnAboveBytes)[0] ?? null,
  }
}

function shapes(list: string): Shape[] {
  return list.split(' ').map((shape) => {
    const [long = 1, short = 1] = shape.split(':').map(Number)
    return { long, short }
  })
}
