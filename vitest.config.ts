/** One project per folder of tests, so that each has the time limits it needs. */
import { defineConfig } from 'vitest/config'

const project = (name: string, testTimeout: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'node' as const,
    testTimeout,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000),
      project('renderer', 20_000),
      project('practice', 60_000),
      project('engine', 180_000),
    ],
    passWithNoTests: true,
  },
})
