/** A clip that keeps every limit, to be varied one value at a time. */
import type { IndexModel } from '../../shared/index-info.ts'
import type { MediaInfo } from '../../shared/media-info.ts'
import type { Problem } from '../../shared/problem.ts'
import type { ConcreteWay } from '../../shared/upload-way.ts'
import { judge } from '../../main/engine/rules/judge.ts'

export interface Variation {
  names: readonly string[]
  name?: string
  width?: number
  height?: number
  codedWidth?: number
  codedHeight?: number
  rotation?: number
  durationSeconds?: number
  sizeBytes?: number
  way?: ConcreteWay
}

export function judged(of: Variation): Problem[] {
  return judge({
    name: of.name ?? 'clip.mp4',
    sizeBytes: of.sizeBytes ?? 1_000_000,
    media: media(of),
    models: models(of.names),
    way: of.way ?? 'multipart',
  })
}

export const codes = (of: Variation): string[] => judged(of).map(({ code }) => code)

export const models = (names: readonly string[]): IndexModel[] =>
  names.map((modelName) => ({ modelName, modelOptions: ['visual', 'audio'] }))

function media(of: Variation): MediaInfo {
  const [width, height] = [of.width ?? 1920, of.height ?? 1080]
  return {
    container: 'mov,mp4,m4a,3gp,3g2,mj2',
    durationSeconds: of.durationSeconds ?? 60,
    width,
    height,
    codedWidth: of.codedWidth ?? width,
    codedHeight: of.codedHeight ?? height,
    rotation: of.rotation ?? 0,
    videoCodec: 'h264',
    audioCodec: 'aac',
    fps: 25,
    bitRate: 5_000_000,
  }
}
