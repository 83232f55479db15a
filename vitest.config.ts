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
    hookTimeout: 120_000,
    // Its own limit of a second is over before a busy machine has started a process.
    expect: { poll: { timeout: timeout / 2, interval: 20 } },
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
      project('unit', { timeout: 60_000, group: 1 }),
      project('renderer', { timeout: 60_000, group: 1 }),
      project('practice', { timeout: 60_000, group: 1 }),
      // Most of these wait: for a retry, for a platform. The processor is not what they compete for.
      project('engine', { timeout: 300_000, atOnce: 32, exclude: ALONE, group: 2 }),
      project('engine-alone', { timeout: 300_000, atOnce: 32, include: ALONE, workers: 1, group: 3 }),
    ],
    passWithNoTests: true,
  },
})
