/** The clips of the queue as the engine has them, whatever the window shows. */
import type { Page } from '@playwright/test'
import type { Reply } from '../../shared/contract.ts'
import type { View } from '../../shared/view.ts'

/** The newest first, as the list of the window begins. */
export const ALL_CLIPS = {
  filter: 'all',
  search: '',
  sort: 'added',
  descending: true,
  offset: 0,
  limit: 60,
} as const

export const allClips = (page: Page): Promise<Reply<View>> =>
  page.evaluate((query) => window.reeldrop.call('openView', query), ALL_CLIPS)
