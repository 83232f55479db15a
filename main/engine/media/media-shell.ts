import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { constants } from 'node:os'
import { isGroupOf, prioritise, signalTo } from './media-process.ts'
import { Output } from './output.ts'
import { endedBy } from './started.ts'
import type { Run, Started } from './started.ts'

/**
 * Reads how many lines belong to a command, then those: the program and its arguments, a line each, which are only ever
 * words to it. Tells the program's process on the third channel, and its status when it has ended; a line that nobody can
 * guess ends what it said.
 */
const SCRIPT = `
while IFS= read -r left; do
  set --
  while [ "$left" -gt 0 ]; do
    IFS= read -r word || exit
    set -- "$@" "$word"
    left=$((left - 1))
  done
  "$@" </dev/null 3>&- &
  echo $! >&3
  wait $!
  status=$?
  echo "$0"
  echo "$0" >&2
  echo $status >&3
done`

interface Current {
  stdout: Output
  stderr: Output
  /** The program's process and status, a line each, as far as they were told. */
  told: string
  pid: number | null
  onPid: (pid: number) => void
  resolve: (run: Run) => void
}

/**
 * A shell that starts one program after another for us. A process is copied when it starts another one, and the engine's
 * memory is large: from a process of 300 MB that took 26 ms on the machine where it was measured, all of them of the thread
 * that does everything else, and 2 ms from a shell.
 */
export class MediaShell {
  readonly #mark = `${randomUUID()}\n`
  readonly #isGroup: boolean
  readonly #child
  readonly #channels: Socket[]
  #current: Current | null = null
  #isOver = false
  #isKilled = false
  #isLost = false

  /** Not on Windows, where nothing is copied and there is no such shell, and not for words of several lines. */
  static canStart(command: string, args: readonly string[]): boolean {
    return process.platform !== 'win32' && ![command, ...args].some((word) => word.includes('\n'))
  }

  /** @param priority see `MediaTools` */
  constructor(priority: number | undefined) {
    this.#isGroup = isGroupOf(priority)
    this.#child = spawn('/bin/sh', ['-c', SCRIPT, this.#mark.trim()], {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      detached: this.#isGroup,
    })
    // It was not started, perhaps for want of file descriptors, and then it has no channels either.
    const channels = this.#child.stdio as readonly unknown[] | undefined
    this.#channels = (channels ?? []).filter((channel) => channel instanceof Socket)
    this.#child.once('error', ({ message: reason }) => this.#settle({ kind: 'notStarted', reason }))
    this.#child.once('exit', (_, signal) => {
      this.#isLost = this.#current !== null && !this.#isKilled
      this.#settle(endedBy(signal))
    })
    if (this.#child.pid === undefined || this.#channels.length === 0) return
    prioritise(this.#child.pid, priority)
    const [stdin, stdout, stderr, told] = this.#channels
    // That it has ended is heard elsewhere.
    stdin?.on('error', () => undefined)
    stdout
      ?.setEncoding('utf8')
      .on('data', (piece: string) => this.#hear((current) => current.stdout.add(piece)))
    stderr
      ?.setEncoding('utf8')
      .on('data', (piece: string) => this.#hear((current) => current.stderr.add(piece)))
    told?.setEncoding('utf8').on('data', (piece: string) => this.#hear((current) => (current.told += piece)))
  }

  /** Whether another program can be started. */
  get isIdle(): boolean {
    return this.#current === null && !this.#isOver
  }

  /** Whether somebody else ended it over its work, of which nothing is known then. */
  get isLost(): boolean {
    return this.#isLost
  }

  /** @param onTooMuch called when it says more than is kept */
  start(command: string, args: readonly string[], onTooMuch: () => void): Started {
    const words = [command, ...args]
    let resolve: (run: Run) => void = () => undefined
    const ended = new Promise<Run>((done) => (resolve = done))
    const current: Current = {
      stdout: new Output(onTooMuch),
      stderr: new Output(),
      told: '',
      pid: null,
      onPid: () => undefined,
      resolve,
    }
    this.#current = current
    this.#keepAlive(true)
    this.#channels[0]?.write(`${[words.length, ...words].join('\n')}\n`)
    return {
      ended,
      onPid: (tell) => (current.onPid = tell),
      kill: () => this.#kill(current),
    }
  }

  /** Lets it go once nothing runs. */
  end(): void {
    this.#isOver = true
    this.#channels[0]?.end()
  }

  async #kill(current: Current): Promise<void> {
    this.#isKilled = true
    const { pid } = this.#child
    const gone = once(this.#child, 'exit')
    this.end()
    for (const channel of this.#channels.slice(1, 3)) channel.destroy()
    if (pid !== undefined && this.#isGroup) signalTo(-pid)
    else if (current.pid !== null) signalTo(current.pid)
    else current.onPid = signalTo
    if (this.#child.exitCode === null && this.#child.signalCode === null) await gone
  }

  #hear(take: (current: Current) => void): void {
    const current = this.#current
    // Something that an ended program left behind goes on talking: the next one's words could not be told from it.
    if (current === null) return this.end()
    take(current)
    const [pid = '', status, end] = current.told.split('\n')
    if (current.pid === null && status !== undefined) {
      current.pid = Number(pid)
      current.onPid(current.pid)
    }
    if (end === undefined) return
    if (!current.stdout.endsWith(this.#mark) || !current.stderr.endsWith(this.#mark)) return
    this.#settle(
      outcome(Number(status), without(current.stdout, this.#mark), without(current.stderr, this.#mark)),
    )
  }

  #settle(run: Run): void {
    if (run.kind !== 'ended') this.#isOver = true
    const current = this.#current
    this.#current = null
    this.#keepAlive(false)
    current?.resolve(run)
  }

  /** Only a shell at work keeps this process alive. */
  #keepAlive(isAtWork: boolean): void {
    for (const handle of [this.#child, ...this.#channels]) {
      if (isAtWork) handle.ref()
      else handle.unref()
    }
  }
}

const without = (output: Output, mark: string): string => output.text().slice(0, -mark.length)

/** A shell gives a program's signal as 128 and its number. */
function outcome(status: number, stdout: string, stderr: string): Run {
  const signal = Object.entries(constants.signals).find(([, number]) => status === 128 + number)
  return signal ? endedBy(signal[0]) : { kind: 'ended', status, stdout, stderr }
}
