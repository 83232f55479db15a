/** Where a person is in the window: what a page that is drawn anew after a crash takes up again. Main holds it. */
import { z } from 'zod'
import { ItemId } from './item.ts'
import { ViewQuery } from './view.ts'
import { HistoryFilter } from './history.ts'
import { PlatformList, PlatformQuery } from './on-platform.ts'
import { Page } from './pages.ts'
import { Selection } from './selection.ts'

/** A selection of more single clips than these is not kept; one of "all but some" is, however many it means. */
export const MOST_IDS_KEPT = 2000

const isSmall = (of: Selection): boolean => ('ids' in of ? of.ids.length : of.except.length) <= MOST_IDS_KEPT

export const Whereabouts = z.object({
  page: Page,
  /** Filter, search, order, grouping and range of the queue. */
  query: ViewQuery,
  /** How far the queue is scrolled: its page, from 0, and px within that. */
  scrolled: z.object({
    page: z.number().int().min(0).max(10_000),
    px: z
      .number()
      .min(0)
      .max(2 ** 26),
  }),
  /** The clip whose details are open. */
  opened: ItemId.nullable(),
  selection: Selection.refine(isSmall, `More than ${MOST_IDS_KEPT} clips`),
  /** The line from which a range is selected. */
  anchor: z.number().int().min(0).nullable(),
  history: HistoryFilter,
  platform: z.object({ tab: z.enum([...PlatformList.options, 'addresses']), query: PlatformQuery }),
})
export type Whereabouts = z.infer<typeof Whereabouts>
