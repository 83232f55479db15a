/** The official client as a peer, in a process of its own: uploads one file in parts; prints one line of JSON. */
import { z } from 'zod'
import { TwelveLabs } from 'twelvelabs-js'

const About = z.object({ apiKey: z.string(), path: z.string() })
const { apiKey, path } = About.parse(JSON.parse(process.argv[2] ?? '{}'))
const client = new TwelveLabs({ apiKey })
console.log = () => undefined
const cpu = process.cpuUsage()
const began = performance.now()
await client.multipartUpload.uploadFile(path, { filename: 'bench.mp4', fileType: 'video' })
const seconds = (performance.now() - began) / 1000
const used = process.cpuUsage(cpu)
process.stdout.write(`${JSON.stringify({ seconds, cpuSeconds: (used.user + used.system) / 1e6 })}\n`)
