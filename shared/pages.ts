/** The pages of the window, in the order of the sidebar. */
import { z } from 'zod'

export const Page = z.enum([
  'queue',
  'attention',
  'watches',
  'platform',
  'indexes',
  'history',
  'compare',
  'settings',
  'about',
])
export type Page = z.infer<typeof Page>
