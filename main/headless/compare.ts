import { writeFile } from 'node:fs/promises'
import { MENDABLE, type Checkup } from '../../shared/checkup.ts'
import type { ItemId } from '../../shared/item.ts'
import type { Engine } from '../engine/index.ts'
import type { IngestArguments } from './arguments.ts'

/**
 * Holds a folder against an index, says what is amiss, and mends it where that was asked for.
 * @returns the exit status (0 when nothing is left amiss) and the items that were set on their way
 * @throws ExpectedError; errors of the file system for the CSV as they are
 */
export async function compare(
  engine: Engine,
  { paths, indexId, json }: IngestArguments,
  how: NonNullable<IngestArguments['compare']>,
): Promise<{ status: number; ids: ItemId[] }> {
  const checkup = await engine.call('checkUp', { folder: paths[0] ?? '', indexId })
  tellOf(checkup, json)
  if (how.csv !== null) await writeFile(how.csv, (await engine.call('checkUpCsv', {})).csv)
  const { mended, problems } = how.mend
    ? await engine.call('mend', { kinds: [...MENDABLE], except: [] })
    : { mended: [], problems: [] }
  for (const problem of [...checkup.problems, ...problems]) process.stderr.write(`${problem.message}\n`)
  const amiss = Object.values(checkup.counts).reduce((sum, count) => sum + count, 0) - mended.length
  return { status: amiss === 0 && problems.length + checkup.problems.length === 0 ? 0 : 1, ids: mended }
}

function tellOf(checkup: Checkup, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(checkup)}\n`)
    return
  }
  for (const { kind, path, detail } of checkup.findings)
    process.stdout.write(`${kind.padEnd(10)} ${path}\n           ${detail}\n`)
  const { clips, inIndex, underway, passedOver } = checkup
  process.stdout.write(
    `${clips} clips: ${inIndex} in the index, ${underway} on their way, ` +
      `${clips - inIndex - underway} amiss; ${passedOver} other files\n`,
  )
}
