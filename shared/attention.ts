/** What waits for a person, by its cause: the clips that were refused or that failed, in groups. */
import { z } from 'zod'
import { Cause } from './cause.ts'
import { Failure } from './errors.ts'
import { ItemId } from './item.ts'
import { Problem } from './problem.ts'

/** A clip of a group, with its own reason: what it was refused for, or how it failed. */
export const CauseClip = z.object({
  id: ItemId,
  name: z.string(),
  folder: z.string(),
  problem: Problem.nullable(),
  failure: Failure.nullable(),
})
export type CauseClip = z.infer<typeof CauseClip>

export const CauseGroup = z.object({
  cause: Cause,
  indexName: z.string(),
  clips: z.number().int().positive(),
  /** Whether trying again can help. */
  retryable: z.boolean(),
  /** Whether another index of the account would take the first of them. */
  canMove: z.boolean(),
  /** The first clips of the group, in the order in which they came; at most `FIRST_CLIPS`. */
  first: z.array(CauseClip),
})
export type CauseGroup = z.infer<typeof CauseGroup>

export const FIRST_CLIPS = 3

/** Part of a group's clips. */
export const CausePage = z.object({ clips: z.array(CauseClip), offset: z.number().int() })
export type CausePage = z.infer<typeof CausePage>
