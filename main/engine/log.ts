import type { LogLevel } from '../../shared/diagnostics.ts'

/** @param message names of clips and folders in it are marked with `named` */
export type Logger = (level: LogLevel, message: string) => void

/** What an unexpected error tells a developer; expected failures never come here. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
