/** `npm run bench -- [names] [--quick]`: each benchmark prints our figure, its peer's from the same run, and the ratio. */
import { availableParallelism, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { ensureSystemPackages } from '../../main/dev/system-packages.ts'
import { cpuPerGb } from './cpu-per-gb.ts'
import { lineOf } from './figures.ts'
import type { Figure } from './figures.ts'
import { memory } from './memory.ts'
import { detect } from './detect.ts'
import { probe } from './probe.ts'
import { resume } from './resume.ts'
import { restart, scan } from './scan.ts'
import { uploadFar } from './upload-far.ts'
import { uploadMany } from './upload-many.ts'
import { uploadOne } from './upload-one.ts'
import { windowBench } from './window.ts'

const BENCHES: Record<string, (quick: boolean) => Promise<Figure[]>> = {
  'upload-one': uploadOne,
  'upload-many': uploadMany,
  'upload-far': uploadFar,
  resume,
  scan,
  detect,
  probe,
  restart,
  memory,
  'cpu-per-gb': cpuPerGb,
  window: windowBench,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
try {
  ensureSystemPackages('bench')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
}
const gib = Math.round(totalmem() / 2 ** 30)
console.log(
  `${availableParallelism()} cores, ${gib} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
)
for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  for (const figure of await bench(values.quick)) console.log(lineOf(figure))
}
