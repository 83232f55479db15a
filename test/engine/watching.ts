/** An engine with one watch folder in a process of its own, which can be given less than others get. Ends with its standard input. */
import { z } from 'zod'
import { Engine } from '../../main/engine/index.ts'
import { WatchSettings } from '../../shared/watching.ts'

const About = z.object({
  baseUrl: z.string(),
  apiKey: z.string(),
  indexId: z.string(),
  dataDir: z.string(),
  root: z.string(),
})

const { baseUrl, apiKey, indexId, dataDir, root } = About.parse(JSON.parse(process.argv[2] ?? '{}'))
const engine = Engine.open({
  dataDir,
  pollMs: 100,
  // Without events a tree is looked through as often as a share; with them, not within this run.
  watchTimes: { root: 200, scan: 600_000, shareScan: 300 },
  log: (level, message) => console.log(`${level}: ${message}`),
})
await engine.call('connect', { apiKey, baseUrl })
await engine.call(
  'addWatch',
  WatchSettings.parse({ path: root, indexId, way: 'auto', settleSeconds: 1, isShare: false }),
)
process.stdin.resume().once('end', () => void engine.close())
