/** The command line of the app itself; what Electron and Chromium take of it is passed over. */
import { isAbsolute } from 'node:path'
import { parseArgs } from 'node:util'

export interface Options {
  /** Opens on the practice server with the sample clips queued. */
  practice: boolean
  /** Writes a picture of the settled window there and quits; status 0 only if all ended as expected. */
  screenshot: string | null
  /** Another folder for settings, history and window state. */
  dataDir: string | null
  /** Opens no window at first: a start at login. */
  hidden: boolean
}

export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: argv.filter((argument) => /^--(practice$|hidden$|screenshot=|data-dir=)/.test(argument)),
    options: {
      practice: { type: 'boolean', default: false },
      hidden: { type: 'boolean', default: false },
      screenshot: { type: 'string' },
      'data-dir': { type: 'string' },
    },
  })
  return {
    practice: values.practice,
    hidden: values.hidden,
    screenshot: absolute('--screenshot', values.screenshot),
    dataDir: absolute('--data-dir', values['data-dir']),
  }
}

function absolute(option: string, path: string | undefined): string | null {
  if (path === undefined) return null
  if (!isAbsolute(path)) throw new Error(`${option} needs an absolute path, not "${path}".`)
  return path
}
