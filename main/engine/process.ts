/**
 * The engine as a process of its own: `--data-dir <folder>` and what a facility has set (`--settings <json>`) on its
 * command line, everything else over its channel (a utility process of Electron, or a forked Node). The key comes with the command `connect`, never here.
 */
import { parseArgs } from 'node:util'
import { ToEngine } from '../../shared/contract.ts'
import type { EngineCommand, EngineOrder, FromEngine } from '../../shared/contract.ts'
import { ENGINE_COMMANDS } from '../../shared/contract.ts'
import { ExpectedError, failure } from '../../shared/errors.ts'
import type { SettingsBase } from '../../shared/preset.ts'
import { Engine } from './index.ts'
import { openChannel } from './channel.ts'
import { describeError } from './log.ts'
import { Questions } from './questions.ts'
import { isDamage } from './store/open.ts'

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string' }, settings: { type: 'string' }, 'poll-ms': { type: 'string' } },
})
const channel = openChannel()
const send = (message: FromEngine): void => channel.send(message)
const questions = new Questions(send)

const HEALS_BY_ITSELF = new Set(['disk_full', 'history_unwritable'])
/** For closing in order; what is under way then is found again at the next start. */
const END_LIMIT_MS = 10_000
/** Time for the last message to get out, in ms. */
const FLUSH_MS = 200

try {
  const engine = Engine.open({
    dataDir: values['data-dir'] ?? '.',
    log: (level, message) => send({ kind: 'log', level, message }),
    onView: (view) => send({ kind: 'event', event: 'view', payload: view }),
    onWatches: (watches) => send({ kind: 'event', event: 'watches', payload: { watches } }),
    onFetches: (fetches) => send({ kind: 'event', event: 'fetches', payload: { fetches } }),
    onExporting: (progress) => send({ kind: 'event', event: 'exporting', payload: progress }),
    onCheckUp: (progress) => send({ kind: 'event', event: 'checkup', payload: progress }),
    onActivity: (activity) => send({ kind: 'event', event: 'activity', payload: activity }),
    proxies: questions.proxies,
    ...(values.settings ? { settingsBase: JSON.parse(values.settings) as SettingsBase } : {}),
    ...(values['poll-ms'] ? { pollMs: Number(values['poll-ms']) } : {}),
  })
  channel.onMessage((raw) => {
    const message = ToEngine.parse(raw)
    if ('command' in message) void answer(engine, message)
    else questions.told(message.id, message.answer)
  })
  channel.onEnd(() => {
    // Where main is gone, nobody else would end one that cannot close.
    setTimeout(() => process.exit(1), END_LIMIT_MS).unref()
    void engine.close().then(() => process.exit(0))
  })
  send({ kind: 'event', event: 'engineReady', payload: {} })
  if (engine.notice)
    send({ kind: 'event', event: 'notice', payload: { level: 'warning', failure: engine.notice } })
} catch (error) {
  if (!(error instanceof ExpectedError)) throw error
  send({ kind: 'event', event: 'notice', payload: { level: 'error', failure: error.failure } })
  // What heals by itself is tried again: the host starts a new engine, later each time.
  if (HEALS_BY_ITSELF.has(error.failure.code)) setTimeout(() => process.exit(1), FLUSH_MS)
  channel.onMessage((raw) => {
    const message = ToEngine.parse(raw)
    if ('command' in message) send({ kind: 'refusal', id: message.id, failure: error.failure })
  })
  channel.onEnd(() => process.exit(0))
}

async function answer(engine: Engine, { id, command, args }: EngineOrder): Promise<void> {
  try {
    if (!isCommand(command))
      throw new ExpectedError(failure('wrong_usage', { detail: `unknown command ${command}` }))
    send({ kind: 'answer', id, answer: await engine.call(command, args as never) })
  } catch (error) {
    if (!(error instanceof ExpectedError))
      send({ kind: 'log', level: 'error', message: describeError(error) })
    // Left without being closed, the database is checked as a whole by the engine that is started next.
    if (isDamage(error)) setTimeout(() => process.exit(1), FLUSH_MS)
    const of = error instanceof ExpectedError ? error.failure : failure('internal_error', { name: command })
    send({ kind: 'refusal', id, failure: of })
  }
}

function isCommand(command: string): command is EngineCommand {
  return Object.hasOwn(ENGINE_COMMANDS, command)
}
