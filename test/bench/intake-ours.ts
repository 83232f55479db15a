/**
 * Our side of the intake benchmarks, in a process of its own: files are dropped or watched, and what it took is printed as
 * one line of JSON.
 */
import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Engine } from '../../main/engine/index.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Totals } from '../../shared/totals.ts'
import { WatchSettings } from '../../shared/watching.ts'

const About = z.object({
  do: z.enum(['drop', 'watch', 'restart', 'probe']),
  baseUrl: z.string(),
  apiKey: z.string(),
  indexId: z.string(),
  dataDir: z.string(),
  root: z.string(),
  /** Dropped before anything is measured, so that what any drop needs once counts for none of its files. */
  before: z.array(z.string()).default([]),
  /** How long to look at what watching costs afterwards, in seconds. */
  idleSeconds: z.number().default(0),
})
const about = About.parse(JSON.parse(process.argv[2] ?? '{}'))

const began = performance.now()
let totals: Totals | null = null
let isWatching = false
const engine = Engine.open({
  dataDir: about.dataDir,
  log: (level, message) => (level === 'error' ? console.error(message) : undefined),
  onView: (view) => (totals = view.totals),
  onWatches: (watches) => (isWatching = watches.some(({ state }) => state === 'watching')),
})
await engine.call('connect', { apiKey: about.apiKey, baseUrl: about.baseUrl })
await engine.call('setPaused', { paused: true })
await engine.call('listIndexes', {})
if (about.before.length > 0) await engine.addPaths(about.before, about.indexId)
const before = process.memoryUsage.rss()
const seconds = await work()
const bytes = process.memoryUsage.rss() - before
const idle = about.idleSeconds > 0 ? await idling() : {}
console.log(JSON.stringify({ seconds, bytes, ...idle }))
await engine.close()

async function work(): Promise<number> {
  const start = performance.now()
  if (about.do === 'drop' || about.do === 'probe') {
    await engine.addPaths([about.root], about.indexId)
    if (about.do === 'drop') return (performance.now() - start) / 1000
    await examined()
    return (performance.now() - start) / 1000
  }
  if (about.do === 'watch') {
    const settings = { path: about.root, indexId: about.indexId, way: 'auto' }
    await engine.call('addWatch', WatchSettings.parse(settings))
  }
  while (!isWatching) await sleep(20)
  return (performance.now() - (about.do === 'restart' ? began : start)) / 1000
}

/** Until nothing is left to be examined. */
async function examined(): Promise<void> {
  const query = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 1 } as const
  totals = (await engine.call('openView', query)).totals
  const open: ItemState[] = ['settling', 'found']
  while (open.some((state) => (totals?.byState[state] ?? 0) > 0)) await sleep(20)
}

/** CPU, handles and memory while nothing happens. */
async function idling(): Promise<Record<string, number>> {
  await sleep(5000)
  const cpu = process.cpuUsage()
  await sleep(about.idleSeconds * 1000)
  const used = process.cpuUsage(cpu)
  return {
    cpuShare: (used.user + used.system) / 1e6 / about.idleSeconds,
    handles: readdirSync('/proc/self/fd').length,
    residentBytes: process.memoryUsage.rss(),
  }
}
