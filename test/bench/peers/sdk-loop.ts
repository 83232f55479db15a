/** A loop of the official client's calls, so many files at once, each to `ready`; prints one line of JSON. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import PQueue from 'p-queue'
import { TwelveLabs } from 'twelvelabs-js'
import { z } from 'zod'

/** The interval at which the client's own waiting asks (contract §3.6). */
const POLL_MS = 5000
const About = z.object({ apiKey: z.string(), indexId: z.string(), folder: z.string(), atOnce: z.number() })

const { apiKey, indexId, folder, atOnce } = About.parse(JSON.parse(process.argv[2] ?? '{}'))
const client = new TwelveLabs({ apiKey })
const began = performance.now()
const queue = new PQueue({ concurrency: atOnce })
await queue.addAll((await readdir(folder)).map((name) => () => take(join(folder, name))))
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - began) / 1000 })}\n`)

async function take(path: string): Promise<void> {
  const asset = await client.assets.create({ method: 'direct', file: createReadStream(path) })
  const assetId = asset.id ?? ''
  await until(async () => (await client.assets.retrieve(assetId)).status ?? '')
  const indexed = await client.indexes.indexedAssets.create(indexId, { assetId })
  await until(
    async () => (await client.indexes.indexedAssets.retrieve(indexId, indexed.id ?? '')).status ?? '',
  )
}

async function until(statusOf: () => Promise<string>): Promise<void> {
  for (let status = await statusOf(); status !== 'ready'; status = await statusOf()) {
    if (status === 'failed') throw new Error('it failed')
    await sleep(POLL_MS)
  }
}
