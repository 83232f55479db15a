/** Listens on a loopback port for whatever comes, to show that nothing does. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

export interface Ear {
  /** `127.0.0.1:port`, for TCP and UDP. */
  readonly address: string
  /** How many connections and packets came until now. */
  heard: () => number
  close: () => Promise<void>
}

export async function openEar(): Promise<Ear> {
  let heard = 0
  const tcp = createServer((socket) => {
    heard += 1
    socket.destroy()
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4', () => (heard += 1))
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    address: `127.0.0.1:${port}`,
    heard: () => heard,
    close: async () => {
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}
