/** What a bare socket can do, in a process of its own: writes every chunk as a PUT by hand; prints one line of JSON. */
import { open } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { z } from 'zod'
import { openSession } from './session.ts'
import type { Part } from './session.ts'

const PIECE_BYTES = 256 * 1024
const About = z.object({
  baseUrl: z.string(),
  apiKey: z.string(),
  indexId: z.string(),
  path: z.string(),
  connections: z.number(),
})

const { path, connections, ...platform } = About.parse(JSON.parse(process.argv[2] ?? '{}'))
const parts = await openSession(platform, path)
const file = await open(path, 'r')
const cpu = process.cpuUsage()
const began = performance.now()
await Promise.all(Array.from({ length: connections }, worker))
const seconds = (performance.now() - began) / 1000
const used = process.cpuUsage(cpu)
console.log(JSON.stringify({ seconds, cpuSeconds: (used.user + used.system) / 1e6 }))
await file.close()

async function worker(): Promise<void> {
  const { hostname, port } = new URL(platform.baseUrl)
  const socket = connect(Number(port), hostname)
  const buffer = Buffer.allocUnsafe(PIECE_BYTES)
  for (let part = parts.shift(); part; part = parts.shift()) await put(socket, part, buffer)
  socket.destroy()
}

async function put(socket: Socket, part: Part, buffer: Buffer): Promise<void> {
  const { pathname, search, host } = new URL(part.url)
  const head = `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${part.size}\r\n\r\n`
  const answered = new Promise<void>((done) => socket.once('data', () => done()))
  await write(socket, Buffer.from(head))
  for (let at = 0; at < part.size; at += PIECE_BYTES) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(PIECE_BYTES, part.size - at), part.start + at)
    await write(socket, buffer.subarray(0, bytesRead))
  }
  await answered
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((done) => socket.write(bytes, () => done()))
}
