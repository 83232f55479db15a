/** Receipts: what became of each clip of a batch, to be kept, printed or read by another program. */
import { z } from 'zod'
import { BatchId } from './batches.ts'
import { LANGUAGES } from './words/languages.ts'

/** csv and json hold the same fields, with names and reasons in English; html is a page to print. */
export const RECEIPT_FORMATS = ['csv', 'json', 'html'] as const
export const ReceiptFormat = z.enum(RECEIPT_FORMATS)
export type ReceiptFormat = z.infer<typeof ReceiptFormat>

/** A batch of which there can be a receipt, also when its clips were taken out of the list. */
export const ReceiptBatch = z.object({
  id: BatchId,
  kind: z.enum(['drop', 'watch']),
  /** As of its batch. */
  label: z.string(),
  paths: z.number().int(),
  day: z.string().nullable(),
  indexName: z.string(),
  /** Epoch ms. */
  createdAt: z.number(),
  clips: z.number().int(),
})
export type ReceiptBatch = z.infer<typeof ReceiptBatch>

export const receiptAsks = {
  list: z.object({ limit: z.number().int().min(1).max(1000) }),
  save: z.object({ batchId: BatchId, format: ReceiptFormat }),
  write: z.object({
    batchId: BatchId,
    format: ReceiptFormat,
    path: z.string().min(1).max(4096),
    /** Of the page that is printed. */
    language: z.enum(LANGUAGES),
  }),
  one: z.object({ batchId: BatchId }),
} as const
export const receiptAnswers = {
  list: z.object({ batches: z.array(ReceiptBatch) }),
  /** A name for the file, without its ending. */
  name: z.object({ name: z.string() }),
} as const
