/**
 * How long a program of Electron takes until its window shows what it is for. Measured over Chromium's own protocol and
 * not through Playwright, which holds an app back until it has attached, and has a page painted before its window is
 * shown.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { sandboxArgs } from '../../main/dev/sandbox.ts'

/** Time for a program to end once it was asked to, in ms. */
const END_MS = 10_000

interface Program {
  executable: string
  /** Its folder. */
  app: string
  dataDir: string
  env?: Record<string, string>
}

/** Starts it, waits for the element, and quits it. @returns seconds from its start until the element is on screen */
export async function secondsUntilDrawn(program: Program, selector: string): Promise<number> {
  const started = performance.now()
  const { executable, app, dataDir, env } = program
  const args = [...sandboxArgs(() => {}), '--remote-debugging-port=0', app, `--data-dir=${dataDir}`]
  const child = spawn(executable, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const tools = await DevTools.connect(await addressOf(child))
  const page = await tools.page()
  // The page that a window begins with goes when its own comes.
  while ((await tools.evaluate(page, drawn(selector))) !== 'visible');
  const seconds = (performance.now() - started) / 1000
  await quit(child, tools)
  return seconds
}

/** Resolves in the first frame that has the element, to whether the page is `visible`. */
const drawn = (selector: string): string => `new Promise((done) => {
  const look = () =>
    document.querySelector(${JSON.stringify(selector)})?.checkVisibility()
      ? done(document.visibilityState)
      : requestAnimationFrame(look)
  requestAnimationFrame(look)
})`

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = ''
    child.once('exit', () => fail(new Error(`It ended before it could be talked to: ${said}`)))
    child.stderr?.on('data', (text: Buffer) => {
      said += text.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) found(address)
    })
  })
}

async function quit(child: ChildProcess, tools: DevTools): Promise<void> {
  const ended = once(child, 'exit')
  tools.close()
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS)
  await ended
  clearTimeout(timer)
}

interface Message {
  id?: number
  method?: string
  params?: { sessionId?: string; targetInfo?: { type: string } }
  result?: { result?: { value?: unknown } }
}

class DevTools {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: Message) => void>()
  readonly #page: Promise<string>
  #last = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    this.#page = new Promise((found) => {
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(String(data)) as Message
        if (message.id !== undefined) this.#waiting.get(message.id)?.(message)
        const { sessionId, targetInfo } = message.params ?? {}
        if (targetInfo?.type === 'page' && sessionId !== undefined) found(sessionId)
      })
    })
  }

  static async connect(address: string): Promise<DevTools> {
    const socket = new WebSocket(address)
    await once(socket, 'open')
    return new DevTools(socket)
  }

  /** The first page that there is. @returns its session */
  async page(): Promise<string> {
    await this.#send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    })
    return await this.#page
  }

  /** @returns what the promise comes to; undefined when the page went meanwhile */
  async evaluate(sessionId: string, expression: string): Promise<unknown> {
    const asked = { expression, awaitPromise: true, returnByValue: true }
    return (await this.#send('Runtime.evaluate', asked, sessionId)).result?.result?.value
  }

  close(): void {
    void this.#send('Browser.close', {})
  }

  #send(method: string, params: object, sessionId?: string): Promise<Message> {
    const id = ++this.#last
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    return new Promise((answered) => this.#waiting.set(id, answered))
  }
}
