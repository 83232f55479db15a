/** One project per folder of tests, so that each has the time limits it needs. */
import { defineConfig } from 'vitest/config'

interface Rules {
  /** ms */
  timeout: number
  /** How many tests of one file that say `concurrent` run at once. */
  atOnce?: number
  include?: string[]
  exclude?: string[]
  /** How many files run at once. */
  workers?: number
  /** Projects of different groups run one after the other. */
  group: number
}

const project = (name: string, { timeout, atOnce = 5, workers = 2, group, ...rules }: Rules) => ({
  test: {
    name,
    include: rules.include ?? [`test/${name}/**/*.test.ts`],
    exclude: rules.exclude ?? [],
    environment: 'node' as const,
    testTimeout: timeout,
    maxConcurrency: atOnce,
    hookTimeout: 60_000,
    maxWorkers: workers,
    sequence: { groupOrder: group },
  },
})

/** Tests that demand something within a time, or that load every core by themselves: nothing runs beside them. */
const ALONE = [
  'bench',
  'calls',
  'database-faults',
  'faults-for-ever',
  'faults-limits',
  'foresight',
  'kills',
  'line',
  'watch',
  'watch-many',
].map((name) => `test/engine/${name}.test.ts`)

export default defineConfig({
  test: {
    projects: [
      project('unit', { timeout: 20_000, group: 1 }),
      project('renderer', { timeout: 20_000, group: 1 }),
      // The official client polls it every few milliseconds, and is to see every state.
      project('practice', { timeout: 60_000, workers: 1, group: 0 }),
      // Most of these wait: for a retry, for a platform. The processor is not what they compete for.
      project('engine', { timeout: 180_000, atOnce: 32, exclude: ALONE, group: 2 }),
      project('engine-alone', { timeout: 180_000, atOnce: 32, include: ALONE, workers: 1, group: 3 }),
    ],
    passWithNoTests: true,
  },
})
