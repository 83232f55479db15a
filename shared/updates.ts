/** Updates of the app itself: what is known about a newer version, and how far it is on its way. */
import { z } from 'zod'
import { Failure } from './errors.ts'

export const UPDATE_CHANNELS = ['latest', 'beta'] as const

/** policy: the facility wants none; noFeed: this build was made without a place to look at; byHand: unpacked, not installed. */
const WhyOff = z.enum(['policy', 'noFeed', 'byHand'])
export type WhyOff = z.infer<typeof WhyOff>

export const UpdateState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off'), why: WhyOff }),
  /** Nothing newer is known. */
  z.object({ kind: z.literal('current'), checkedAt: z.number().nullable() }),
  z.object({ kind: z.literal('checking') }),
  /** Downloaded only when asked for. Notes are plain text, empty when the release has none. */
  z.object({ kind: z.literal('available'), version: z.string(), notes: z.string() }),
  z.object({ kind: z.literal('downloading'), version: z.string(), percent: z.number().min(0).max(100) }),
  /** whenDone: it is installed as soon as no upload runs; else only when asked for. */
  z.object({ kind: z.literal('ready'), version: z.string(), whenDone: z.boolean() }),
  z.object({ kind: z.literal('failed'), failure: Failure }),
])
export type UpdateState = z.infer<typeof UpdateState>
