/** `/practice/…`: what tests ask, and the fault switchboard. */
import { z } from 'zod'
import { readJson, type Route } from '../exchange.ts'
import { Fault } from '../faults.ts'
import type { PracticeState } from '../inspection.ts'
import type { Practice } from '../practice.ts'
import type { RequestLog } from '../request-log.ts'
import { statusOf } from './multipart.ts'

export const inspectionRoutes = (practice: Practice, log: RequestLog): Route[] => [
  {
    name: 'state',
    method: 'GET',
    path: '/practice/state',
    handle: () => ({ status: 200, body: stateOf(practice) }),
  },
  {
    name: 'requests',
    method: 'GET',
    path: '/practice/requests',
    handle: () => ({ status: 200, body: { requests: log.entries() } }),
  },
  {
    name: 'setFaults',
    method: 'POST',
    path: '/practice/faults',
    handle: async (call) => {
      practice.faults.replace(await readJson(call, z.array(Fault)))
      return { status: 204 }
    },
  },
  {
    name: 'resetLog',
    method: 'POST',
    path: '/practice/reset-log',
    handle: () => {
      log.reset()
      return { status: 204 }
    },
  },
]

export function stateOf(practice: Practice): PracticeState {
  const { assets, tasks, videos, uploads } = practice.world
  return {
    assets: [...assets.values()].map((asset) => ({
      _id: asset.id,
      filename: asset.filename,
      size: asset.received?.sizeBytes ?? null,
      sha256: asset.received?.sha256 ?? null,
      status: asset.status,
      user_metadata: asset.metadata,
      method: asset.method,
      error: asset.error,
    })),
    tasks: [...tasks.values()].map((task) => ({
      _id: task.id,
      video_id: task.videoId,
      index_id: task.indexId,
      filename: task.filename,
      size: task.received?.sizeBytes ?? null,
      sha256: task.received?.sha256 ?? null,
      status: task.status,
      user_metadata: task.metadata,
    })),
    indexedAssets: [...videos.values()].map((video) => ({
      _id: video.id,
      asset_id: video.assetId,
      index_id: video.indexId,
      filename: video.filename,
      status: video.status,
      user_metadata: video.metadata,
    })),
    uploads: [...uploads.values()].map((upload) => ({
      upload_id: upload.id,
      asset_id: upload.assetId,
      filename: upload.filename,
      status: statusOf(practice, upload),
      total_size: upload.totalBytes,
      chunk_size: upload.chunkBytes,
      total_chunks: upload.totalChunks,
      chunks: [...upload.chunks]
        .sort(([a], [b]) => a - b)
        .map(([index, chunk]) => ({
          index,
          size: chunk.sizeBytes,
          puts: chunk.completedPuts,
          reported: chunk.reportedAt !== null,
        })),
    })),
  }
}
