/** An index of the platform and its models, as it is shown and judged by. */
import { z } from 'zod'
import { Phrase } from './phrase.ts'

export const IndexModel = z.object({
  modelName: z.string(),
  modelOptions: z.array(z.string()),
})
export type IndexModel = z.infer<typeof IndexModel>

/** An index of the platform, with what its models imply, in plain words. */
export const IndexInfo = z.object({
  id: z.string(),
  name: z.string(),
  models: z.array(IndexModel),
  addons: z.array(z.string()),
  videoCount: z.number().nullable(),
  totalDurationSeconds: z.number().nullable(),
  createdAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** Whether new videos can be added; false for an index with Pegasus 1.2 alone. */
  takesNewVideos: z.boolean(),
  /** The strictest limits of the models, one plain sentence each; a text where an older version kept it. */
  limits: z.array(z.union([Phrase, z.string()])),
})
export type IndexInfo = z.infer<typeof IndexInfo>
