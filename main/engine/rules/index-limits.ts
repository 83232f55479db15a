import type { IndexModel } from '../../../shared/domain.ts'
import type { Holder } from './limits.ts'
import { holdersOf, strictest } from './limits.ts'
import { familyOf, modelTitle } from './model-name.ts'
import { shapesOf, sizesOf } from './picture.ts'
import { inClock, together } from './wording.ts'

/**
 * What an index takes, in plain words: the strictest limits of its models, one phrase each, with the model that sets
 * them where its models differ.
 * An index with Pegasus alone takes no new videos (SDK, 2026-09).
 */
export function describeIndex(models: IndexModel[]): { takesNewVideos: boolean; limits: string[] } {
  const holders = holdersOf(models)
  const { picture, secondsMin, secondsMax, size } = strictest(holders.map(({ limits }) => limits))
  const by = (same: (holder: Holder) => boolean): string => {
    const setters = holders.filter(same)
    return setters.length === holders.length ? '' : ` (${together(setters.map(({ title }) => title))})`
  }
  const length =
    secondsMax === null
      ? `of at least ${inClock(secondsMin)}`
      : `of ${inClock(secondsMin)} to ${inClock(secondsMax)}`
  return {
    takesNewVideos: models.length === 0 || models.some(({ modelName }) => familyOf(modelName) !== 'pegasus'),
    limits: [
      `Clips ${length}${by(({ limits }) => limits.secondsMax === secondsMax)}`,
      `Pictures of ${sizesOf(picture)}, landscape or portrait${by(({ limits }) => limits.picture.longSideMax === picture.longSideMax)}`,
      `Aspect ratios ${shapesOf(picture)}${by(({ limits }) => limits.picture.shapes === picture.shapes)}`,
      ...(size
        ? [`Files of up to ${size.label}${by(({ limits }) => limits.size?.label === size.label)}`]
        : []),
      ...notes(models, holders),
    ],
  }
}

function notes(models: IndexModel[], holders: readonly Holder[]): string[] {
  const unknown = holders.filter(({ binding }) => binding === 'warn').map(({ title }) => title)
  const names = models.map(({ modelName }) => modelName.toLowerCase())
  const onlyRetired = names.length > 0 && names.every((name) => name === 'marengo2.7')
  return [
    ...(unknown.length > 0
      ? [
          `The limits of ${together(unknown)} are not known here; those of related models are taken as warnings.`,
        ]
      : []),
    ...(onlyRetired
      ? [`${modelTitle('marengo2.7')} was retired on 30 March 2026, so the platform may refuse new videos.`]
      : []),
  ]
}
