/** What the engine tells of itself for a diagnostics file: numbers and codes, never a name of a clip or a folder. */
import { z } from 'zod'

/** How much the log tells; each holds those before it too. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const Count = z.number().int().nonnegative()
const Counts = z.record(z.string(), Count)

export const EngineDiagnostics = z.object({
  clipsByState: Counts,
  /** Codes of `shared/errors.ts` by how many clips of the list carry them. */
  failuresByCode: Counts,
  problemsByCode: Counts,
  clipsInHistory: Count,
  batches: Count,
  watchFolders: Count,
  openUploads: Count,
  database: z.object({
    schemaVersion: Count,
    /** `ok`, or what SQLite found wrong first. */
    integrity: z.string(),
    bytes: Count,
    unusedBytes: Count,
  }),
})
export type EngineDiagnostics = z.infer<typeof EngineDiagnostics>
