/** Real proxies on loopback, each with a configuration and a log of its own, in the foreground, gone with the test. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RealProxy {
  /** `host:port`. */
  address: string
  /** Everything it has logged so far. */
  log: () => Promise<string>
  close: () => Promise<void>
}

interface Login {
  user: string
  password: string
}

/** An HTTP proxy; with a login it wants Basic authentication. */
export function startTinyproxy(options: { port?: number; login?: Login } = {}): Promise<RealProxy> {
  return start(options.port, ({ port, folder, logFile }) => ({
    program: ['tinyproxy'],
    args: ['-d', '-c', join(folder, 'conf')],
    conf: [
      `Port ${port}`,
      'Listen 127.0.0.1',
      'Allow 127.0.0.1',
      `LogFile "${logFile}"`,
      'LogLevel Info',
      'Timeout 60',
      'MaxClients 100',
      ...(options.login ? [`BasicAuth ${options.login.user} ${options.login.password}`] : []),
    ],
  }))
}

/** A SOCKS server without authentication. */
export function startDante(): Promise<RealProxy> {
  return start(undefined, ({ port, folder, logFile }) => ({
    program: ['danted', '/usr/sbin/danted'],
    args: ['-f', join(folder, 'conf')],
    conf: [
      `logoutput: ${logFile}`,
      `internal: 127.0.0.1 port = ${port}`,
      'external: 127.0.0.1',
      'clientmethod: none',
      'socksmethod: none',
      ...(process.getuid?.() === 0 ? ['user.privileged: root', 'user.unprivileged: nobody'] : []),
      'client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }',
      'socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0',
      'log: connect',
      'protocol: tcp }',
    ],
  }))
}

/** A small SOCKS server that wants a login (RFC 1929); Dante would take the machine's own users alone. */
export function startMicrosocks(login: Login): Promise<RealProxy> {
  return start(undefined, ({ port }) => ({
    program: ['microsocks'],
    args: ['-i', '127.0.0.1', '-p', String(port), '-u', login.user, '-P', login.password],
    conf: [],
  }))
}

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

interface Plan {
  /** Names or paths of which the first that is there is taken. */
  program: string[]
  args: string[]
  conf: string[]
}

async function start(
  fixedPort: number | undefined,
  plan: (at: { port: number; folder: string; logFile: string }) => Plan,
): Promise<RealProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'reeldrop-proxy-'))
  const port = fixedPort ?? (await freePort())
  const logFile = join(folder, 'log')
  const { program, args, conf } = plan({ port, folder, logFile })
  await writeFile(join(folder, 'conf'), `${conf.join('\n')}\n`)
  await writeFile(logFile, '', { mode: 0o666 })
  const named = program.find((name) => name.startsWith('/') && existsSync(name)) ?? program[0] ?? ''
  const child = spawn(named, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code) => resolve(`it ended with ${code}`))
  })
  const up = await Promise.race([untilListening(port), ended])
  if (up !== true) throw new Error(`${named} does not start: ${up}\n${said}`)
  return {
    address: `127.0.0.1:${port}`,
    log: async () => said + (await readFile(logFile, 'utf8')),
    close: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(timer)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilListening(port: number): Promise<true> {
  while (!(await accepts(port))) await sleep(30)
  return true
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(socket.destroy() !== null))
    socket.once('error', () => resolve(false))
  })
}
