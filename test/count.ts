/** Counts of the two test runners, read from their JSON reports. */
import { z } from 'zod'

export interface Count {
  passed: number
  failed: number
}

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
})

/** A file that fails as a whole, for instance on an import, counts as one failure beside those of its tests. */
export function countVitest(json: unknown): Count {
  const count = { passed: 0, failed: 0 }
  for (const file of VitestReport.parse(json).testResults) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed').length
    count.passed += file.assertionResults.filter((test) => test.status === 'passed').length
    count.failed += failed > 0 ? failed : file.status === 'failed' ? 1 : 0
  }
  return count
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

/** Errors outside any test, for instance in a file that cannot be loaded, count as failures. */
export function countPlaywright(json: unknown): Count {
  const { stats, errors } = PlaywrightReport.parse(json)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}
