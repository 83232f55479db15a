/** What a practice server tells about itself under `/practice/…`, as schemas for tests in other processes. */
import { z } from 'zod'

const Metadata = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

export const PracticeState = z.object({
  assets: z.array(
    z.object({
      _id: z.string(),
      filename: z.string(),
      size: z.number().nullable(),
      /** Of the bytes as received or put together; null while they are not whole, and in sink mode. */
      sha256: z.string().nullable(),
      status: z.string(),
      user_metadata: Metadata.nullable(),
      method: z.string(),
      error: z.string().nullable(),
    }),
  ),
  tasks: z.array(
    z.object({
      _id: z.string(),
      video_id: z.string(),
      index_id: z.string(),
      filename: z.string(),
      size: z.number().nullable(),
      sha256: z.string().nullable(),
      status: z.string(),
      user_metadata: Metadata.nullable(),
    }),
  ),
  /** Those that came by a task have no asset. */
  indexedAssets: z.array(
    z.object({
      _id: z.string(),
      asset_id: z.string().nullable(),
      index_id: z.string(),
      filename: z.string(),
      status: z.string(),
      user_metadata: Metadata.nullable(),
    }),
  ),
  uploads: z.array(
    z.object({
      upload_id: z.string(),
      asset_id: z.string(),
      filename: z.string(),
      status: z.string(),
      total_size: z.number(),
      chunk_size: z.number(),
      total_chunks: z.number(),
      /** The chunks whose bytes are there. `puts` counts every completed PUT, so 1 means sent once. */
      chunks: z.array(
        z.object({ index: z.number(), size: z.number(), puts: z.number(), reported: z.boolean() }),
      ),
    }),
  ),
})
export type PracticeState = z.infer<typeof PracticeState>

/** One request, oldest first. The query comes without signatures. */
export const LoggedRequest = z.object({
  /** Epoch ms of its arrival. */
  time: z.number(),
  method: z.string(),
  path: z.string(),
  route: z.string().nullable(),
  /** Null while no answer went out: under way, or the connection was lost. */
  status: z.number().nullable(),
  /** Bytes of the body that have come in. */
  bytesIn: z.number(),
})
export type LoggedRequest = z.infer<typeof LoggedRequest>
export const PracticeRequests = z.object({ requests: z.array(LoggedRequest) })

/** What the command line prints in one line and sends to its parent. */
export const PracticeReady = z.object({
  baseUrl: z.url(),
  apiKey: z.string(),
  indexes: z.array(
    z.object({
      _id: z.string(),
      index_name: z.string(),
      models: z.array(z.object({ model_name: z.string(), model_options: z.array(z.string()) })),
    }),
  ),
})
export type PracticeReady = z.infer<typeof PracticeReady>
