/**
 * The one log of the window app: `logs/main.log` and the three before it, and the console in development. Main, the
 * engine and the window all write there, and everything passes `redact`, so that no key and no presigned address is
 * ever kept.
 */
import { inspect } from 'node:util'
import log from 'electron-log/main'
import type { LogLevel } from '../shared/diagnostics.ts'
import { redact } from '../shared/redact.ts'
import { endedLogs, rotate } from './diagnostics/rotate.ts'

const MOST_BYTES = 5_000_000

log.errorHandler.startCatching({ showDialog: false })
log.hooks.push((message) => ({ ...message, data: message.data.map((part) => redactPart(part)) }))
log.transports.file.level = 'info'
log.transports.file.maxSize = MOST_BYTES
// Of this person alone: clips have names.
log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
log.transports.file.archiveLogFn = (file) => {
  try {
    rotate(file.path)
  } catch {
    // A log that cannot be moved, in use elsewhere say, may not grow for ever either.
    file.clear()
  }
}
// The window shows no log, and each line that is sent there holds main up.
log.transports.ipc.level = false
log.transports.console.level = process.env['REELDROP_VERBOSE'] ? 'debug' : 'warn'

export function setLogLevel(level: LogLevel): void {
  log.transports.file.level = level
}

/** The files of the log, the one that is written first; ended ones may not be there. */
export function logFiles(): string[] {
  const file = log.transports.file.getFile().path
  return [file, ...endedLogs(file)]
}

function redactPart(part: unknown): unknown {
  if (part instanceof Error) return redact(part.stack ?? part.message)
  if (typeof part === 'string') return redact(part)
  return part === undefined ? '' : redact(inOneLine(part))
}

function inOneLine(part: unknown): string {
  try {
    return JSON.stringify(part) ?? String(part)
  } catch (error) {
    // A circle, or a number that JSON has no form for.
    if (error instanceof TypeError) return inspect(part, { breakLength: Infinity })
    throw error
  }
}

export { log }
