/** The engine's end of its channel to main: a utility process's parent port, or a forked Node's IPC. */
export interface Channel {
  send: (message: unknown) => void
  onMessage: (listener: (message: unknown) => void) => void
  /** Main asks for the end (message `{ kind: 'end' }`), or is gone. */
  onEnd: (listener: () => void) => void
}

/** What Electron adds to `process` in a utility process. */
interface ParentPort {
  postMessage: (message: unknown) => void
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void
}

const isEnd = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'end'

/** @throws Error when the process has neither: it was not started by main */
export function openChannel(): Channel {
  const port = (process as { parentPort?: ParentPort }).parentPort
  if (port)
    return wrap(
      (message) => port.postMessage(message),
      (listener) => port.on('message', ({ data }) => listener(data)),
    )
  if (!process.send) throw new Error('the engine has no channel: it is started by the app')
  return wrap(
    (message) => process.send?.(message),
    (listener) => process.on('message', listener),
  )
}

function wrap(
  send: (message: unknown) => void,
  listen: (listener: (message: unknown) => void) => void,
): Channel {
  return {
    send,
    onMessage: (listener) => listen((message) => (isEnd(message) ? undefined : listener(message))),
    onEnd: (listener) => {
      listen((message) => (isEnd(message) ? listener() : undefined))
      process.on('disconnect', listener)
      process.on('SIGTERM', listener)
    },
  }
}
