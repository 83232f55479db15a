/** An ffprobe that gives the same answer for every file, so that thousands are soon received. */
import { execFile } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundledFfprobe } from '../../main/practice/probe.ts'

/** @param folder where it is put; @param clip whose answer by the real ffprobe is given; @returns its path */
export async function recordedProbe(folder: string, clip: string): Promise<string> {
  const asked = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', clip]
  const { stdout } = await promisify(execFile)(bundledFfprobe(), asked)
  const answer = join(folder, 'answer.json')
  await writeFile(answer, stdout)
  const script = join(folder, 'recorded-ffprobe')
  await writeFile(script, `#!/bin/sh\nexec cat '${answer}'\n`)
  await chmod(script, 0o755)
  return script
}
