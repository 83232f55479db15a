/**
 * The one log of the window app: `logs/main.log` in the user data folder, and the console in development.
 * Everything that is written passes `redact`, so that no key and no presigned address is ever kept.
 */
import log from 'electron-log/main'
import { redact } from '../shared/redact.ts'

log.errorHandler.startCatching({ showDialog: false })
log.hooks.push((message) => ({ ...message, data: message.data.map((part) => redactPart(part)) }))
log.transports.file.level = 'info'
log.transports.file.maxSize = 5_000_000
log.transports.console.level = process.env['REELDROP_VERBOSE'] ? 'debug' : 'warn'

function redactPart(part: unknown): unknown {
  if (part instanceof Error) return redact(part.stack ?? part.message)
  if (typeof part === 'string') return redact(part)
  return part === undefined ? '' : redact(JSON.stringify(part))
}

export { log }
