/** The pages as the sidebar shows them. */
import type { Page } from '../shared/pages.ts'
import type { IconName } from './components/icons.tsx'

interface PageEntry {
  readonly page: Page
  readonly icon: IconName
}

/** Groups that stand apart; the last one stands at the bottom. */
export const PAGE_GROUPS: readonly (readonly PageEntry[])[] = [
  [
    { page: 'queue', icon: 'queue' },
    { page: 'attention', icon: 'attention' },
    { page: 'watches', icon: 'watch' },
  ],
  [
    { page: 'platform', icon: 'cloud' },
    { page: 'indexes', icon: 'index' },
    { page: 'history', icon: 'history' },
    { page: 'compare', icon: 'compare' },
  ],
  [
    { page: 'settings', icon: 'gear' },
    { page: 'about', icon: 'info' },
  ],
]
