import type { IndexModel } from '../../../shared/index-info.ts'
import type { MediaInfo } from '../../../shared/media-info.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { ConcreteWay } from '../../../shared/upload-way.ts'
import { durationProblems } from './duration.ts'
import { fileSizeProblems } from './file-size.ts'
import { holdersOf } from './limits.ts'
import { pictureProblems } from './picture.ts'

/**
 * Everything that speaks against a clip on an index with these models, sent by this way; empty when nothing does.
 * The strictest limit of the models applies, and each code comes at most once. Codes are the platform's own.
 * @param input.sizeBytes size of the file, ≥ 0
 * @param input.models models of the index; when empty, what holds for every video model applies
 * Source: `limits.ts`.
 */
export function judge(input: {
  name: string
  sizeBytes: number
  media: MediaInfo
  models: IndexModel[]
  way: ConcreteWay
}): Problem[] {
  const holders = holdersOf(input.models)
  return [
    ...pictureProblems(input.name, input.media, holders),
    ...durationProblems(input.name, input.media.durationSeconds, holders),
    ...fileSizeProblems(input.name, input.sizeBytes, holders, input.way),
  ]
}
