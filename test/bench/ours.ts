/** Our side of a benchmark, in a process of its own: the engine, from the drop to a state; prints one line of JSON. */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Engine } from '../../main/engine/index.ts'
import { Settings } from '../../shared/settings.ts'
import { UploadWay } from '../../shared/upload-way.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'

const About = z.object({
  baseUrl: z.string(),
  apiKey: z.string(),
  indexId: z.string(),
  dataDir: z.string(),
  paths: z.array(z.string()),
  way: UploadWay,
  settings: Settings.partial(),
  /** How far the clips have to come: their bytes have left, or they are ready. */
  until: z.enum(['sent', 'ready']),
  /** Send what breaks a limit all the same. */
  anyway: z.boolean().default(false),
  /** When to stop at the latest, in seconds. */
  atMostSeconds: z.number().default(Infinity),
})
const DONE: Record<'sent' | 'ready', ReadonlySet<ItemState>> = {
  sent: new Set(['processing', 'indexing', 'ready']),
  ready: new Set(['ready']),
}
const BROKEN: ReadonlySet<ItemState> = new Set(['refused', 'failed', 'cancelled'])

const about = About.parse(JSON.parse(process.argv[2] ?? '{}'))
let changed = Promise.withResolvers<void>()
const engine = Engine.open({
  dataDir: about.dataDir,
  onChange: () => changed.resolve(),
  log: (level, message) => (level === 'error' ? console.error(message) : undefined),
})
const settings = Object.fromEntries(Object.entries(about.settings).filter(([, value]) => value !== undefined))
await engine.call('setSettings', settings)
await engine.call('connect', { apiKey: about.apiKey, baseUrl: about.baseUrl })
await sleep(1000)
const idleBytes = process.memoryUsage.rss()
let peakBytes = 0
const sampling = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 100)
const cpu = process.cpuUsage()
const began = performance.now()
const { ids } = await engine.addPaths(about.paths, about.indexId, about.way)
await arrived(ids)
const seconds = (performance.now() - began) / 1000
const used = process.cpuUsage(cpu)
clearInterval(sampling)
const sentBytes = ids.reduce((sum, id) => sum + (engine.row(id)?.bytesSent ?? 0), 0)
const cpuSeconds = (used.user + used.system) / 1e6
console.log(JSON.stringify({ seconds, cpuSeconds, idleBytes, peakBytes, sentBytes }))
await engine.close()

/** Looks only when something was committed: each look is a read of the database, in the time that is measured. */
async function arrived(ids: readonly ItemId[]): Promise<void> {
  const open = new Set(ids)
  const ending = performance.now() + about.atMostSeconds * 1000
  while (open.size > 0 && performance.now() < ending) {
    changed = Promise.withResolvers()
    for (const id of open) {
      const row = engine.row(id)
      if (row?.state === 'refused' && about.anyway) await engine.call('uploadAnyway', { ids: [id] })
      else if (row && BROKEN.has(row.state)) throw new Error(JSON.stringify(row.failure ?? row.problems))
      if (row && DONE[about.until].has(row.state)) open.delete(id)
    }
    if (open.size > 0) await Promise.race([changed.promise, sleep(1000)])
    if (open.size > 50) await sleep(250)
  }
}
