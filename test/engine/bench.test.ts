/** The benchmarks can be run, and a resume sends again at most what was on the way. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('after a kill, at most a chunk for each connection is sent again', async () => {
  const script = join(import.meta.dirname, '../bench/run.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--quick', 'resume'])
  expect(stdout).toMatch(/^resume: ours .* ratio (0\.\d+|1\.00) \(goal ≤ 1: met\)$/m)
})
