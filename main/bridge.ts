/**
 * Main's end of the bridge: one handler per command of `shared/contract.ts` (which holds the documentation).
 * Every message is checked on arrival: where it comes from, then whether it fits its schema.
 * The window's end is `preload/index.ts`.
 */
import { app, dialog, ipcMain, shell, type BrowserWindow } from 'electron'
import type { z } from 'zod'
import {
  ENGINE_COMMANDS,
  ENGINE_PRIVATE,
  MAIN_COMMANDS,
  type Args,
  type Chosen,
  type EngineCommand,
  type EventName,
  type EventPayload,
  type MainAnswer,
  type MainArgs,
  type MainCommand,
  type Reply,
} from '../shared/contract.ts'
import { ExpectedError, failure } from '../shared/errors.ts'
import { answerTo } from './answering.ts'
import { APP_PAGE } from './app-scheme.ts'
import { saveDiagnostics } from './diagnostics/save.ts'
import { t } from './i18n.ts'
import { openOnPlatform, openPage } from './links.ts'
import { log } from './log.ts'
import type { KeptWhereabouts } from './kept-whereabouts.ts'
import type { Opened } from './opened.ts'
import type { StreamScheme } from './stream-scheme.ts'
import { isFromWindow } from './sender.ts'
import { chooseTarget, saveText } from './save-as.ts'
import { readLicences, showChromiumLicences } from './licences.ts'
import type { Session } from './session.ts'
import type { Updates } from './updates.ts'

type MainHandlers = {
  [C in MainCommand]: (args: z.output<(typeof MAIN_COMMANDS)[C]['args']>) => Promise<MainAnswer<C>>
}

export interface Bridge {
  /**
   * Tells the window; a notice given before the window asks its first question (`keyStatus`) waits for that. Each time it
   * asks that, as after it was drawn anew, it is told what keeps the engine from working.
   */
  tell<E extends EventName>(event: E, payload: EventPayload<E>): void
  /** The page is gone and another one will come: notices wait for that one. */
  awaitPage(): void
}

/** What main's own commands work on. */
export interface BridgeParts {
  session: Session
  window: () => BrowserWindow | null
  /** The window's page is drawn. */
  onDrawn: () => void
  chosen: () => Chosen
  choose: (change: MainArgs<'setPreferences'>) => Chosen
  opened: Opened
  updates: Updates
  streams: StreamScheme
  whereabouts: KeptWhereabouts
}

/** @param onView called with every view that the window asked for */
export function installBridge(parts: BridgeParts, onView: (view: EventPayload<'view'>) => void): Bridge {
  const { session, window, opened } = parts
  let waiting: EventPayload<'notice'>[] | null = []
  const send = (event: EventName, payload: unknown) => {
    const contents = window()?.webContents
    if (contents && !contents.isDestroyed()) contents.send('reeldrop:event', event, payload)
  }
  const flush = () => {
    const notices = waiting ?? []
    waiting = null
    for (const notice of notices) send('notice', notice)
    send('trouble', { failure: session.engine.trouble })
  }

  for (const command of keysOf(ENGINE_COMMANDS)) {
    if (ENGINE_PRIVATE.has(command)) continue
    handle(command, ENGINE_COMMANDS[command].args, window, async (args) => {
      const reply = await session.ask(command, args)
      if (command === 'addPaths' && reply.ok) opened.settle((args as Args<'addPaths'>).paths)
      if (command === 'openView' && reply.ok) onView(reply.value as EventPayload<'view'>)
      return reply
    })
  }
  const own = mainHandlers(parts)
  for (const command of keysOf(MAIN_COMMANDS)) {
    handle(command, MAIN_COMMANDS[command].args, window, async (args) => {
      if (command === 'keyStatus') flush()
      return { ok: true, value: await own[command](args as never) }
    })
  }
  return {
    tell: (event, payload) => {
      if (event === 'notice' && waiting) waiting.push(payload as never)
      else send(event, payload)
    },
    awaitPage: () => (waiting ??= []),
  }
}

function mainHandlers({
  session,
  window,
  onDrawn,
  chosen,
  choose,
  opened,
  updates,
  streams,
  whereabouts,
}: BridgeParts): MainHandlers {
  return {
    drawn: () => {
      onDrawn()
      return Promise.resolve({})
    },
    takeOpened: ({ atStart }) => Promise.resolve(opened.take(atStart)),
    keepDropped: (dropped) => {
      // What was dragged out of another page lies nowhere.
      const paths = dropped.paths.filter((path) => path !== '')
      opened.keep(paths)
      return Promise.resolve({ paths })
    },
    dismissOpened: () => {
      opened.dismiss()
      return Promise.resolve({})
    },
    keepWhereabouts: (now) => {
      whereabouts.keep(now)
      return Promise.resolve({})
    },
    takeWhereabouts: () => Promise.resolve({ whereabouts: whereabouts.take() }),
    preferences: () => Promise.resolve(chosen()),
    setPreferences: (change) => Promise.resolve(choose(change)),
    updateState: () => Promise.resolve(updates.state),
    checkForUpdate: () => updates.check(),
    downloadUpdate: () => Promise.resolve(updates.download()),
    installUpdate: ({ when }) => Promise.resolve(updates.install(when)),
    licences: readLicences,
    showChromiumLicences,
    keyStatus: () => session.keyStatus(),
    setKey: (args) => session.setKey(args),
    setProxyLogin: (args) => session.setProxyLogin(args),
    removeKey: () => session.removeKey(),
    startPractice: (args) => session.startPractice(args),
    leavePractice: () => session.leavePractice(),
    choosePaths: ({ kind }) => choosePaths(kind, window()),
    reveal: async ({ id }) => {
      const reply = await session.engine.call('details', { id })
      if (!reply.ok) throw new ExpectedError(reply.failure)
      if (reply.value) shell.showItemInFolder(reply.value.row.path)
      return {}
    },
    saveCheckUp: async () => {
      const reply = await session.engine.call('checkUpCsv', {})
      if (!reply.ok) throw new ExpectedError(reply.failure)
      return { saved: await saveText(window(), `${t('menu.dialogs.comparison')}.csv`, reply.value.csv) }
    },
    saveDiagnostics: (args) => saveDiagnostics(session, chosen(), window(), args),
    saveReceipt: (args) => saveReceipt(session, window(), chosen().language, args),
    saveRows: (args) => saveRows(session, window(), args),
    lookAtStream: async ({ indexId, videoId }) => {
      const { status, video, thumbnails } = await streams.look(indexId, videoId)
      return { status, canPlay: video !== null, thumbnails: thumbnails.length }
    },
    openOnPlatform: async (args) => {
      await openOnPlatform(args)
      return {}
    },
    openPage: async ({ page }) => {
      await openPage(page)
      return {}
    },
    restartEngine: () => {
      session.engine.tryAgain()
      return Promise.resolve({})
    },
    versions: () =>
      Promise.resolve({
        app: app.getVersion(),
        electron: process.versions.electron,
        chromium: process.versions.chrome,
        node: process.versions.node,
      }),
  }
}

/** Asks where, and has the engine write there. */
async function saveRows(
  session: Session,
  window: BrowserWindow | null,
  { what, format }: MainArgs<'saveRows'>,
): Promise<MainAnswer<'saveRows'>> {
  const name = `${what.kind === 'platform' ? what.filter.list : what.kind}.${format}`
  const path = await chooseTarget(window, name)
  if (path === null) return { rows: null }
  const reply = await session.engine.call('exportRows', { what, format, path })
  if (!reply.ok) throw new ExpectedError(reply.failure)
  return reply.value
}

async function saveReceipt(
  session: Session,
  window: BrowserWindow | null,
  language: Chosen['language'],
  { batchId, format }: MainArgs<'saveReceipt'>,
): Promise<MainAnswer<'saveReceipt'>> {
  const named = await session.engine.call('receiptName', { batchId })
  if (!named.ok) throw new ExpectedError(named.failure)
  const path = await chooseTarget(window, `${named.value.name}.${format}`)
  if (path === null) return { rows: null }
  const reply = await session.engine.call('writeReceipt', { batchId, format, path, language })
  if (!reply.ok) throw new ExpectedError(reply.failure)
  return reply.value
}

async function choosePaths(
  kind: 'folder' | 'files',
  window: BrowserWindow | null,
): Promise<{ paths: string[] }> {
  const options: Electron.OpenDialogOptions = {
    title: t(`menu.dialogs.${kind}`),
    properties: [kind === 'folder' ? 'openDirectory' : 'openFile', 'multiSelections'],
  }
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return { paths: chosen.filePaths }
}

function handle<S extends z.ZodType>(
  command: EngineCommand | MainCommand,
  schema: S,
  window: () => BrowserWindow | null,
  answer: (args: z.output<S>) => Promise<Reply<unknown>>,
): void {
  ipcMain.handle(`reeldrop:${command}`, async (event, raw: unknown): Promise<Reply<unknown>> => {
    if (!isFromWindow(event, window()?.webContents ?? null, APP_PAGE)) {
      log.warn(`bridge: ${command} refused, it came from ${event.senderFrame?.url ?? 'a closed frame'}`)
      return { ok: false, failure: failure('wrong_usage', { detail: 'Only the window may ask this.' }) }
    }
    try {
      return await answerTo(command, schema, raw, answer)
    } catch (error) {
      log.error(`bridge: ${command} failed`, error)
      throw error
    }
  })
}

function keysOf<T extends object>(of: T): (keyof T)[] {
  return Object.keys(of) as (keyof T)[]
}
