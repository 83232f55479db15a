/** How a file's bytes get in. `auto` chooses per file: direct for small files, multipart for the rest. */
import { z } from 'zod'

export const UploadWay = z.enum(['auto', 'multipart', 'direct', 'task'])
export type UploadWay = z.infer<typeof UploadWay>

export const ConcreteWay = z.enum(['multipart', 'direct', 'task'])
export type ConcreteWay = z.infer<typeof ConcreteWay>
