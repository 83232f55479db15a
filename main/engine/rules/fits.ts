import type { IndexInfo, IndexModel } from '../../../shared/index-info.ts'
import type { MediaInfo } from '../../../shared/media-info.ts'
import { judge } from './judge.ts'
import { CURRENT_MODEL } from './limits.ts'

/** A clip as far as models judge it. Size in bytes. */
export interface Judged {
  name: string
  sizeBytes: number
  media: MediaInfo
}

/** Whether models refuse nothing about a clip. What a way of upload refuses, another way takes. */
export const fits = (clip: Judged, models: IndexModel[]): boolean =>
  judge({ ...clip, models, way: 'multipart' }).every(({ severity }) => severity !== 'refuse')

/** The indexes that take new videos and would take this one. */
export const indexesThatTake = (clip: Judged, indexes: readonly IndexInfo[]): IndexInfo[] =>
  indexes.filter((index) => index.takesNewVideos && fits(clip, index.models))

/** Whether a new index, which has the current model alone, would take it. */
export const newIndexTakes = (clip: Judged): boolean =>
  fits(clip, [{ modelName: CURRENT_MODEL, modelOptions: [] }])
