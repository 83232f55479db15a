import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StoredItem } from '../store/item.ts'

/** What is written beside a clip: which it is on the platform, and what became of it. */
export function sidecarOf(item: StoredItem): Record<string, unknown> {
  return {
    reeldrop: 1,
    file: item.name,
    sizeBytes: item.size,
    fingerprint: item.fingerprint,
    contentHash: item.contentHash,
    state: item.state,
    index: { id: item.indexId, name: item.indexName },
    assetId: item.assetId,
    taskId: item.taskId,
    indexedAssetId: item.indexedAssetId,
    metadata: item.metadata,
    problems: item.problems.map(({ code, severity, message }) => ({ code, severity, message })),
    at: new Date(item.updatedAt).toISOString(),
  }
}

/** Writes `clip.mp4.reeldrop.json` beside a clip, whole or not at all. @throws errors of the file system as they are */
export async function writeSidecar(item: StoredItem): Promise<string> {
  const path = `${item.path}.reeldrop.json`
  const part = join(dirname(path), `.${randomUUID()}.part`)
  try {
    await writeFile(part, `${JSON.stringify(sidecarOf(item), null, 2)}\n`)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return path
}
