/** Kinds of pictures that are drawn of a clip. poster: one picture; strip: frames from its whole length, side by side. */
import { z } from 'zod'

export const ThumbKind = z.enum(['poster', 'strip'])
export type ThumbKind = z.infer<typeof ThumbKind>
