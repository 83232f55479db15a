/** How a program ended. */
export type Run =
  | { kind: 'ended'; status: number; stdout: string; stderr: string }
  | { kind: 'timeout' }
  /** It took more memory than it may, and was killed. */
  | { kind: 'tooLarge' }
  | { kind: 'notStarted'; reason: string }
  /** It was ended by a signal that was not ours, or by us since it wrote without end. */
  | { kind: 'failed'; reason: string }

/** A program that was started. */
export interface Started {
  /** Resolves once it has ended and all that it said was read; never rejects. */
  readonly ended: Promise<Run>
  /** Calls back with its process id as soon as that is known, unless it has ended by then. */
  onPid(tell: (pid: number) => void): void
  /** Kills it; resolves once it is gone. */
  kill(): Promise<void>
}

export const endedBy = (signal: string | null): Run => ({
  kind: 'failed',
  reason: `it ended by ${signal ?? 'a signal'}`,
})
