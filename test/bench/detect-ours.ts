/**
 * Clips that arrive in a watch folder, in a process of its own: how long after its last byte and the settling time each
 * is queued; prints one line of JSON.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Engine } from '../../main/engine/index.ts'
import { WatchSettings } from '../../shared/watching.ts'

const About = z.object({
  baseUrl: z.string(),
  apiKey: z.string(),
  indexId: z.string(),
  dataDir: z.string(),
  root: z.string(),
  clip: z.string(),
  arrivals: z.number(),
})
const SETTLE_S = 1
/** Time between two arrivals, in ms. */
const PAUSE_MS = 100

const about = About.parse(JSON.parse(process.argv[2] ?? '{}'))
await mkdir(about.root)
const engine = Engine.open({ dataDir: about.dataDir, log: () => undefined })
await engine.call('connect', { apiKey: about.apiKey, baseUrl: about.baseUrl })
await engine.call('setPaused', { paused: true })
await engine.call('listIndexes', {})
const settings = { path: about.root, indexId: about.indexId, way: 'auto', settleSeconds: SETTLE_S }
await engine.call('addWatch', WatchSettings.parse(settings))
await sleep(1000)
const writtenAt = new Map<string, number>()
const clip = await readFile(about.clip)
for (let n = 0; n < about.arrivals; n++) {
  const tail = Buffer.alloc(12)
  tail.writeUInt32BE(12, 0)
  tail.write('free', 4, 'latin1')
  tail.writeUInt32BE(n, 8)
  const name = `${n}.mp4`
  await writeFile(join(about.root, name), Buffer.concat([clip, tail]))
  writtenAt.set(name, Date.now())
  await sleep(PAUSE_MS)
}
const late = (await queued()).map(({ name, at }) => at - (writtenAt.get(name) ?? 0) - SETTLE_S * 1000)
late.sort((a, b) => a - b)
const p95 = late[Math.floor(late.length * 0.95)] ?? Number.NaN
console.log(JSON.stringify({ p95, median: late[Math.floor(late.length / 2)] ?? Number.NaN }))
await engine.close()

/** Every clip with the time at which it was queued, once all are. */
async function queued(): Promise<{ name: string; at: number }[]> {
  const query = { filter: 'waiting', search: '', sort: 'added', descending: false, limit: 500 } as const
  for (;;) {
    const { rows, matching } = await engine.call('openView', { ...query, offset: 0 })
    if (matching < about.arrivals) {
      await sleep(500)
      continue
    }
    return await Promise.all(
      rows.map(async ({ id, name }) => {
        const details = await engine.call('details', { id })
        return { name, at: details?.events.find(({ to }) => to === 'waiting')?.at ?? Number.NaN }
      }),
    )
  }
}
