/** The list of the window: which clips and headings are asked for, and the part of it that is answered. */
import { z } from 'zod'
import { BatchId, GroupTotals } from './batches.ts'
import { ITEM_STATES, ItemRow, ItemState } from './item.ts'
import { Totals } from './totals.ts'

/** The chips above the list; each is a set of states. `attention` is everything that waits for a person. */
export const ViewFilter = z.enum(['all', 'attention', 'active', 'waiting', 'done'])
export type ViewFilter = z.infer<typeof ViewFilter>
export const FILTER_STATES: Record<ViewFilter, readonly ItemState[]> = {
  all: ITEM_STATES,
  attention: ['refused', 'failed'],
  active: ['settling', 'found', 'uploading', 'processing', 'indexing'],
  waiting: ['waiting'],
  done: ['ready', 'cancelled'],
}

/** `order` is the order in which waiting clips are sent. */
export const ViewSort = z.enum([
  'added',
  'order',
  'name',
  'size',
  'state',
  'updated',
  'duration',
  'resolution',
  'index',
])
export type ViewSort = z.infer<typeof ViewSort>

/** Which clips are meant. */
export const ClipQuery = z.object({
  filter: ViewFilter,
  /** One state in the place of the filter. */
  state: ItemState.nullable().default(null),
  /** One batch alone. */
  batchId: BatchId.nullable().default(null),
  /** Words that are in the path or in a reason, in any order. */
  search: z.string().max(200),
})
export type ClipQuery = z.infer<typeof ClipQuery>

/** What clips are gathered under. */
export const ViewGroup = z.enum(['none', 'batch', 'watch'])
export type ViewGroup = z.infer<typeof ViewGroup>

/** What the window wants to see: which clips, in which order, and the visible range of lines. */
export const ViewQuery = ClipQuery.extend({
  sort: ViewSort,
  descending: z.boolean(),
  group: ViewGroup.default('none'),
  /** Keys of the groups of which the heading alone is shown. */
  collapsed: z.array(z.string().max(64)).max(10_000).default([]),
  /** In lines: clips, and headings where they are grouped. */
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})
export type ViewQuery = z.infer<typeof ViewQuery>

/** A heading in the list. */
export const GroupHead = z.object({
  key: z.string(),
  /** Its place among all lines. */
  line: z.number().int().nonnegative(),
  /** Clips of the group that the query means. */
  clips: z.number().int().nonnegative(),
  collapsed: z.boolean(),
  /** drop: one drop · watch: a watch folder, or one day of it · dropped: all drops together · alone: clips without a batch. */
  kind: z.enum(['drop', 'watch', 'dropped', 'alone']),
  /** As of its batch; empty where there is none. */
  label: z.string(),
  paths: z.number().int(),
  day: z.string().nullable(),
  indexName: z.string().nullable(),
  /** Epoch ms. */
  createdAt: z.number().nullable(),
  batchId: BatchId.nullable(),
  /** Over all clips of the group, whatever the query means; null where they are not summed up. */
  totals: GroupTotals.nullable(),
})
export type GroupHead = z.infer<typeof GroupHead>

/** The clips and headings of the asked range of lines, how many clips match in all, and the totals. */
export const View = z.object({
  rows: z.array(ItemRow),
  /** In the order of their lines. */
  heads: z.array(GroupHead),
  offset: z.number().int(),
  /** Clips. */
  matching: z.number().int(),
  /** Clips and headings that can be scrolled to. */
  lines: z.number().int(),
  totals: Totals,
})
export type View = z.infer<typeof View>
