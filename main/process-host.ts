/**
 * Runs one of our programs in a process of its own, with a message channel.
 * Electron ≥ 36 has a Node that the engine can run on and does it in a utility process. On an older one, which
 * only development and tests meet, the Node of the `node` package runs it. Nothing else knows the difference.
 */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, utilityProcess } from 'electron'
import { BUILT, outsideArchive } from './paths.ts'

export interface HostedProcess {
  /** Called once. What the process said before is told once all that runs at present has run. */
  listen(on: Listeners): void
  send(message: unknown): void
  /** Ends it at once, without asking. */
  kill(): void
}

type Started = Omit<HostedProcess, 'listen'>

export interface Listeners {
  onMessage(message: unknown): void
  /** Called once; nothing comes after. */
  onExit(code: number | null): void
  /** What it writes to its standard error, line by line as far as they come whole. */
  onStderr(text: string): void
}

const FIRST_WITH_NEW_NODE = 36
const runsOwnNode = Number.parseInt(process.versions.electron, 10) >= FIRST_WITH_NEW_NODE

/**
 * Has to be called after the app is ready.
 * @param name shown by the system's process list
 */
export function hostProcess(name: string, entry: string, args: readonly string[]): HostedProcess {
  const { on, listen } = listening()
  const started = runsOwnNode ? inUtilityProcess(name, entry, args, on) : inForeignNode(entry, args, on)
  return { ...started, listen }
}

/** Listeners that keep what comes until there is somebody whom it concerns. */
function listening(): { on: Listeners; listen: (to: Listeners) => void } {
  let told: Listeners | null = null
  const kept: ((to: Listeners) => void)[] = []
  const tell = (how: (to: Listeners) => void): void => void (told === null ? kept.push(how) : how(told))
  return {
    on: {
      onMessage: (message) => tell((to) => to.onMessage(message)),
      onExit: (code) => tell((to) => to.onExit(code)),
      onStderr: (text) => tell((to) => to.onStderr(text)),
    },
    listen: (to) => {
      // Whoever listens may be made together with what it concerns.
      setImmediate(() => {
        told = to
        for (const how of kept.splice(0)) how(to)
      })
    },
  }
}

function inUtilityProcess(name: string, entry: string, args: readonly string[], on: Listeners): Started {
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: name,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  })
  child.stderr?.on('data', (chunk: Buffer) => on.onStderr(chunk.toString()))
  child.on('message', (message: unknown) => on.onMessage(message))
  child.once('exit', (code) => on.onExit(code))
  return {
    send: (message) => child.postMessage(message),
    kill: () => child.kill(),
  }
}

function inForeignNode(entry: string, args: readonly string[], on: Listeners): Started {
  const child = fork(outsideArchive(entry), [...args], {
    execPath: foreignNode(),
    execArgv: ['--import', pathToFileURL(outsideArchive(BUILT.ownDescriptors)).href],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: environment(),
  })
  child.stderr?.on('data', (chunk: Buffer) => on.onStderr(chunk.toString()))
  child.on('message', (message: unknown) => on.onMessage(message))
  let ended = false
  const exit = (code: number | null) => {
    if (ended) return
    ended = true
    on.onExit(code)
  }
  child.once('exit', exit)
  child.once('error', (error) => {
    on.onStderr(error.message)
    exit(null)
  })
  return {
    // A message to one that has just died is lost with it; `onExit` tells of that.
    send: (message) => child.connected && child.send(message as object, () => undefined),
    kill: () => child.kill('SIGKILL'),
  }
}

function foreignNode(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const places = [join(process.resourcesPath, name), join(app.getAppPath(), 'node_modules/node/bin', name)]
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error(`This Electron is too old to run the engine, and no Node lies at ${places[1]}.`)
  return found
}

/** Keys belong to the channel, never to the environment of a process. */
function environment(): Record<string, string> {
  const passed = { ...process.env }
  for (const name of ['TWELVE_LABS_API_KEY', 'TWELVELABS_API_KEY', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE']) {
    Reflect.deleteProperty(passed, name)
  }
  // Node keeps there what it has compiled, which spares each start a part of its work.
  passed['NODE_COMPILE_CACHE'] = join(app.getPath('userData'), 'Compiled')
  return Object.fromEntries(Object.entries(passed).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}
