/** The pages of the window, in the order of the sidebar. */
import type { IconName } from './components/icons.tsx'

export type Page =
  'queue' | 'attention' | 'watches' | 'platform' | 'indexes' | 'history' | 'compare' | 'settings' | 'about'

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
