/** The one way out of the app to the system's browser: the pages of this list, asked for by name, and indexes. */
import { shell } from 'electron'
import type { MainArgs } from '../shared/contract.ts'

export type LinkedPage = MainArgs<'openPage'>['page']

const PAGES: Record<LinkedPage, string> = {
  keys: 'https://playground.twelvelabs.io/dashboard/api-keys',
  pricing: 'https://www.twelvelabs.io/pricing',
  docs: 'https://docs.twelvelabs.io',
}

export async function openPage(page: LinkedPage): Promise<void> {
  await shell.openExternal(PAGES[page])
}

/** Where people look at their indexes on the platform. */
const INDEXES = 'https://playground.twelvelabs.io/indexes'

/** Opens an index on the platform, or one of its videos; ids have the platform's own form (`PlatformId`). */
export async function openOnPlatform({ indexId, videoId }: MainArgs<'openOnPlatform'>): Promise<void> {
  const video = videoId === null ? '' : `/analyze?v=${encodeURIComponent(videoId)}`
  await shell.openExternal(`${INDEXES}/${encodeURIComponent(indexId)}${video}`)
}
