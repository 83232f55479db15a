/** One project per folder of tests, so that each has the time limits it needs. */
import { defineConfig } from 'vitest/config'

/** @param maxConcurrency how many tests of one file that say `concurrent` run at once */
const project = (name: string, testTimeout: number, maxConcurrency = 5) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'node' as const,
    testTimeout,
    maxConcurrency,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000),
      project('renderer', 20_000),
      project('practice', 60_000),
      // Most of these wait: for a retry, for a platform. The processor is not what they compete for.
      project('engine', 180_000, 32),
    ],
    passWithNoTests: true,
  },
})
