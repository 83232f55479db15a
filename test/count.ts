/** Counts of the two test runners, read from their JSON reports. */
import { relative, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '..')

export interface Count {
  passed: number
  failed: number
  /** The names of what failed, each with the beginning of why. */
  failures: string[]
}

/** Characters of the reason that are shown: the message, and of what was expected and received the beginning. */
const REASON_LENGTH = 400
const STACK = /\n\s+at .*/s

/** A name, and why it failed, on one line: the place of that in a log of thousands of lines is far away. */
function told(name: string, reason = ''): string {
  const message = stripVTControlCharacters(reason).replace(STACK, '')
  const plain = message.replace(/\s+/g, ' ').trim().slice(0, REASON_LENGTH)
  return plain === '' ? name : `${name} (${plain})`
}

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
})

/** A file that fails as a whole, for instance on an import, counts as one failure beside those of its tests. */
export function countVitest(json: unknown): Count {
  const files = VitestReport.parse(json).testResults
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })))
  const failed = tests.filter((test) => test.status === 'failed')
  const broken = files.filter(
    (file) => file.status === 'failed' && !failed.some((test) => test.file === file.name),
  )
  const failures = [
    ...failed.map((test) => told(`${relative(ROOT, test.file)}: ${test.fullName}`, test.failureMessages[0])),
    ...broken.map((file) => told(relative(ROOT, file.name), file.message)),
  ]
  const passed = tests.filter((test) => test.status === 'passed').length
  return { passed, failed: failures.length, failures }
}

const Result = z.object({ error: z.object({ message: z.string().optional() }).optional() })
const Spec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(Result) })),
})
interface Suite {
  specs: z.infer<typeof Spec>[]
  suites?: Suite[] | undefined
}
const Suite: z.ZodType<Suite> = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional()
  },
})

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.object({ message: z.string().optional() })),
  suites: z.array(Suite),
})

/** Errors outside any test, for instance in a file that cannot be loaded, count as failures. */
export function countPlaywright(json: unknown): Count {
  const { stats, errors, suites } = PlaywrightReport.parse(json)
  const failures = [
    ...suites.flatMap(specsOf).flatMap(({ ok, file, title, tests }) => {
      const [result] = tests.flatMap(({ results }) => results).toReversed()
      return ok ? [] : [told(`${file}: ${title}`, result?.error?.message)]
    }),
    ...errors.map(({ message }) => message ?? 'an error outside of any test'),
  ]
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, failures }
}

const specsOf = ({ specs, suites = [] }: Suite): z.infer<typeof Spec>[] => [
  ...specs,
  ...suites.flatMap(specsOf),
]
