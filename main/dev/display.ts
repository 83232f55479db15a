/** A display for Electron where there is none: its own Xvfb, on a number that Xvfb finds free. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface Display {
  /** What to set DISPLAY to; undefined where the platform or the user already has one. */
  name: string | undefined
  /** A virtual one that was started here: nobody watches, and there is no graphics card. */
  isOurs: boolean
  close(): void
}

const START_LIMIT_MS = 15_000

/** A little more than the largest window of the tests; px and bits of colour. */
const SCREEN = '1920x1200x24'

/**
 * The display to run on.
 * @param always starts an own one even where DISPLAY is set, so that tests disturb nobody
 * @throws Error when Xvfb does not come up
 */
export async function openDisplay(
  say: (line: string) => void = console.log,
  always = false,
): Promise<Display> {
  const needed = process.platform === 'linux' && (always || !process.env['DISPLAY'])
  if (!needed) return { name: process.env['DISPLAY'], isOurs: false, close: () => undefined }
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const close = () => xvfb.kill()
  process.once('exit', close)
  const number = await firstLine(xvfb.stdio[3] as Readable, xvfb)
  xvfb.unref()
  say(`No display here: running under Xvfb (display :${number}).`)
  return { name: `:${number}`, isOurs: true, close }
}

function firstLine(from: Readable, xvfb: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Xvfb did not come up: ${why}`))
    const timer = setTimeout(() => fail(`no answer within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS)
    xvfb.once('error', (error) => fail(error.message))
    xvfb.once('exit', (code) => fail(`it ended with status ${code}`))
    createInterface(from).once('line', (line) => {
      clearTimeout(timer)
      resolve(line.trim())
    })
  })
}
