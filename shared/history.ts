/** Everything that was ever handled on this machine and has ended, whether it is in the list or was taken out of it. */
import { z } from 'zod'
import { ItemEvent, ItemId, ItemRow } from './item.ts'
import type { ItemState } from './item.ts'

/** States in which nothing more happens by itself. */
export const END_STATES = ['ready', 'refused', 'failed', 'cancelled'] as const satisfies readonly ItemState[]
export type EndState = (typeof END_STATES)[number]

export const HistoryFilter = z.object({
  /** Words that are in the path, in any order. */
  search: z.string().max(200),
  /** None for all. */
  states: z.array(z.enum(END_STATES)).max(END_STATES.length),
  indexId: z.string().max(64).nullable(),
  /** Days in local time, `YYYY-MM-DD`, both included; empty for open. */
  since: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  until: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  sort: z.enum(['ended', 'name', 'state', 'duration', 'size', 'index']),
  descending: z.boolean(),
})
export type HistoryFilter = z.infer<typeof HistoryFilter>

export const HistoryQuery = HistoryFilter.extend({
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})
export type HistoryQuery = z.infer<typeof HistoryQuery>

/** A clip as it was at its end. */
export const HistoryRow = ItemRow.extend({
  /** When it was taken out of the list, epoch ms; null while it is there. */
  removedAt: z.number().nullable(),
})
export type HistoryRow = z.infer<typeof HistoryRow>

/** How many clips match in all, and how many of them were taken out of the list. */
export const HistoryPage = z.object({
  rows: z.array(HistoryRow),
  offset: z.number().int(),
  matching: z.number().int(),
  removed: z.number().int(),
})
export type HistoryPage = z.infer<typeof HistoryPage>

export const HistoryDetails = z.object({ row: HistoryRow, events: z.array(ItemEvent) })
export type HistoryDetails = z.infer<typeof HistoryDetails>

export const historyAsks = {
  one: z.object({ id: ItemId }),
  again: z.object({ ids: z.array(ItemId).max(1000) }),
  /** Without ids, all that a filter leaves. */
  some: z.object({ ids: z.array(ItemId).max(100_000).nullable(), filter: HistoryFilter }),
} as const
