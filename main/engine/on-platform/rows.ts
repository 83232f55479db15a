import type { Metadata, PlatformRow } from '../../../shared/on-platform.ts'
import { MetadataValue } from '../../../shared/on-platform.ts'
import type { IndexedAsset, Task } from '../platform/wire.ts'
import { reasonOf } from '../platform/wire.ts'

export function ofTask(task: Task): PlatformRow {
  return {
    ...common(task),
    list: 'tasks',
    indexId: task.index_id ?? null,
    assetId: null,
    videoId: task.video_id ?? null,
  }
}

export function ofIndexedAsset(indexId: string, asset: IndexedAsset): PlatformRow {
  return {
    ...common(asset),
    list: 'indexedAssets',
    indexId,
    assetId: asset.asset_id ?? null,
    videoId: null,
  }
}

/** The pairs that can be shown and changed; other kinds of values are none of the API's. */
export function metadataIn(held: Record<string, unknown> | null | undefined): Metadata {
  return Object.fromEntries(
    Object.entries(held ?? {}).flatMap(([key, value]) => {
      const known = MetadataValue.safeParse(value)
      return known.success ? [[key, known.data]] : []
    }),
  )
}

function common(thing: Task | IndexedAsset): Omit<PlatformRow, 'list' | 'indexId' | 'assetId' | 'videoId'> {
  const { filename, duration, width, height, fps, size } = thing.system_metadata ?? {}
  return {
    id: thing._id,
    filename: filename ?? null,
    status: thing.status,
    durationSeconds: duration ?? null,
    width: width ?? null,
    height: height ?? null,
    fps: fps ?? null,
    sizeBytes: size ?? null,
    createdAt: epoch(thing.created_at),
    updatedAt: epoch(thing.updated_at),
    reason: reasonOf(thing),
  }
}

function epoch(time: string | null | undefined): number | null {
  const at = Date.parse(time ?? '')
  return Number.isNaN(at) ? null : at
}
