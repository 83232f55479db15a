/** Which clips a command is for, and what can be taken back. */
import { z } from 'zod'
import { ItemId, ItemState } from './item.ts'
import { ClipQuery } from './view.ts'

const ids = z.array(ItemId).max(100_000)
const ByIds = z.object({ ids })
const ByQuery = z.object({ query: ClipQuery, except: ids })

/** Clips by their ids, or all that a query means but some, however many they are. */
export const Selection = z.union([ByIds, ByQuery])
export type Selection = z.infer<typeof Selection>

/** A selection with what else a command takes. */
export const selecting = <S extends z.ZodRawShape>(shape: S) =>
  z.union([ByIds.extend(shape), ByQuery.extend(shape)])

/** Number of something that can be taken back for a while. */
export const UndoId = z.number().int().positive().brand<'UndoId'>()
export type UndoId = z.infer<typeof UndoId>

/** How many clips were changed, and how to take that back; null where nothing was changed. */
export const Undoable = z.object({ changed: z.number().int(), undo: UndoId.nullable() })
export type Undoable = z.infer<typeof Undoable>

/** For how long at least something can be taken back, in ms. */
export const UNDO_MS = 60_000

/** What a selection consists of. */
export const Survey = z.object({
  clips: z.number().int(),
  bytes: z.number(),
  byState: z.partialRecord(ItemState, z.number().int()),
  /** Of those that wait or are uploaded. */
  paused: z.number().int(),
  /** Failed ones that trying again can help. */
  retryable: z.number().int(),
})
export type Survey = z.infer<typeof Survey>
