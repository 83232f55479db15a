import type { IndexInfo } from '../../../shared/index-info.ts'
import { describeIndex } from '../rules/index-limits.ts'
import type { Index } from './wire.ts'

/** An index as the platform answers it, with what its models imply. */
export function toIndexInfo(index: Index): IndexInfo {
  const models = index.models.map(({ model_name, model_options }) => ({
    modelName: model_name,
    modelOptions: model_options,
  }))
  return {
    id: index._id,
    name: index.index_name,
    models,
    addons: index.addons ?? [],
    videoCount: index.video_count ?? null,
    totalDurationSeconds: index.total_duration ?? null,
    createdAt: index.created_at ?? null,
    expiresAt: index.expires_at ?? null,
    ...describeIndex(models),
  }
}
