import type { IndexModel } from '../../../shared/index-info.ts'
import { phrase, type Phrase } from '../../../shared/phrase.ts'
import type { Holder } from './limits.ts'
import { holdersOf, strictest } from './limits.ts'
import { familyOf, modelTitle } from './model-name.ts'
import { shapesOf, sizesOf } from './picture.ts'
import { inClock } from './wording.ts'

/**
 * What an index takes, in plain words: the strictest limits of its models, one phrase each, with the model that sets
 * them where its models differ.
 * An index with Pegasus alone takes no new videos (SDK, 2026-09).
 */
export function describeIndex(models: IndexModel[]): { takesNewVideos: boolean; limits: Phrase[] } {
  const holders = holdersOf(models)
  const { picture, secondsMin, secondsMax, size } = strictest(holders.map(({ limits }) => limits))
  const by = (same: (holder: Holder) => boolean): Phrase | string => {
    const setters = holders.filter(same)
    if (setters.length === holders.length) return ''
    return phrase('byModels', { models: setters.map(({ title }) => title) })
  }
  const least = inClock(secondsMin)
  const ofLength = by(({ limits }) => limits.secondsMax === secondsMax)
  return {
    takesNewVideos: models.length === 0 || models.some(({ modelName }) => familyOf(modelName) !== 'pegasus'),
    limits: [
      secondsMax === null
        ? phrase('clipsOf', { least, by: ofLength })
        : phrase('clipsBetween', { least, most: inClock(secondsMax), by: ofLength }),
      phrase('picturesOf', {
        sizes: sizesOf(picture),
        by: by(({ limits }) => limits.picture.longSideMax === picture.longSideMax),
      }),
      phrase('ratiosOf', {
        shapes: shapesOf(picture),
        by: by(({ limits }) => limits.picture.shapes === picture.shapes),
      }),
      ...(size
        ? [
            phrase('filesUpTo', {
              size: size.label,
              by: by(({ limits }) => limits.size?.label === size.label),
            }),
          ]
        : []),
      ...notes(models, holders),
    ],
  }
}

function notes(models: IndexModel[], holders: readonly Holder[]): Phrase[] {
  const unknown = holders.filter(({ binding }) => binding === 'warn').map(({ title }) => title)
  const names = models.map(({ modelName }) => modelName.toLowerCase())
  const onlyRetired = names.length > 0 && names.every((name) => name === 'marengo2.7')
  return [
    ...(unknown.length > 0 ? [phrase('unknownLimits', { models: unknown })] : []),
    ...(onlyRetired ? [phrase('retiredModel', { model: modelTitle('marengo2.7') })] : []),
  ]
}
