/** What main hears from the window, and the system's own dialogs, which no test can press: they answer at once. */
import { expect } from '@playwright/test'
import type { EngineCommand, EventName, MainCommand } from '../../shared/contract.ts'
import type { Totals } from '../../shared/totals.ts'
import type { RunningApp } from './launch.ts'

export type Command = EngineCommand | MainCommand

/** Kept in main while a test runs. */
interface Kept {
  heard: string[]
  /** A command that is not answered until it is let go. */
  held: string | null
  letGo: () => void
  answers: { chosen: string[]; target: string }
  /** What the system was asked to show or to open. */
  shown: string[]
  /** Parts of the totals of every view that are other than the engine has them. */
  totals: Partial<Totals>
}

export interface Heard {
  /** Forgets what was heard. */
  listen(): Promise<void>
  /** Until a command has come so many times since `listen` was called last. */
  hears(command: Command, times?: number): Promise<void>
  /** Keeps a command waiting until `letGo`. */
  hold(command: Command): Promise<void>
  letGo(): Promise<void>
  /** The next dialogs for files to open answer with these, those for a file to write with that. */
  answer(chosen: string[], target?: string): Promise<void>
  /** Until the system was asked to show or to open something, a part of which is this, and nothing after it. */
  shows(part: string): Promise<void>
  /** Tells the window something as main would, where the thing itself is not to be had here. */
  tell(event: EventName, payload: unknown): Promise<void>
  /** From now on, what the window hears of all clips has these parts, where what they tell of is not to be had here. */
  pretend(totals: Partial<Totals>): Promise<void>
}

/** What is asked of another process comes within some of these, in ms. */
const SOON = { intervals: [50, 100] }

export async function listenTo({ app }: RunningApp): Promise<Heard> {
  await app.evaluate(({ BrowserWindow, ipcMain, dialog, shell }) => {
    const kept: Kept = {
      heard: [],
      held: null,
      letGo: () => undefined,
      answers: { chosen: [], target: '' },
      shown: [],
      totals: {},
    }
    Object.assign(globalThis, { kept })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: kept.answers.chosen })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: kept.answers.target })
    shell.showItemInFolder = (path) => void kept.shown.push(path)
    shell.openExternal = (url) => Promise.resolve(void kept.shown.push(url))
    // Electron has no public way to hear what is invoked.
    type Handler = (...args: unknown[]) => Promise<unknown>
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> }
    for (const [channel, handler] of handlers)
      handlers.set(channel, async (...args) => {
        const command = channel.replace('reeldrop:', '')
        kept.heard.push(command)
        if (kept.held === command) await new Promise<void>((done) => (kept.letGo = done))
        const reply = await handler(...args)
        if (command === 'openView') amend((reply as { value: { totals: object } }).value)
        return reply
      })
    const amend = (view: { totals: object }) => {
      view.totals = { ...view.totals, ...kept.totals }
    }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined) throw new Error('there is no window')
    const send = contents.send.bind(contents)
    contents.send = (channel, event: string, payload: { totals: object }) => {
      if (event === 'view') amend(payload)
      send(channel, event, payload)
    }
  })
  return {
    listen: () => app.evaluate(() => void (globalThis as unknown as { kept: Kept }).kept.heard.splice(0)),
    hears: async (command, times = 1) => {
      const count = () =>
        app.evaluate(
          (_, wanted) =>
            (globalThis as unknown as { kept: Kept }).kept.heard.filter((one) => one === wanted).length,
          command,
        )
      await expect.poll(count, { ...SOON, message: command }).toBeGreaterThanOrEqual(times)
    },
    hold: (command) =>
      app.evaluate((_, held) => {
        ;(globalThis as unknown as { kept: Kept }).kept.held = held
      }, command),
    letGo: () =>
      app.evaluate(() => {
        const { kept } = globalThis as unknown as { kept: Kept }
        kept.held = null
        kept.letGo()
      }),
    answer: (chosen, target = '') =>
      app.evaluate(
        (_, answers) => {
          ;(globalThis as unknown as { kept: Kept }).kept.answers = answers
        },
        { chosen, target },
      ),
    shows: async (part) => {
      const last = () => app.evaluate(() => (globalThis as unknown as { kept: Kept }).kept.shown.at(-1) ?? '')
      await expect.poll(last, SOON).toContain(part)
    },
    tell: (event, payload) =>
      app.evaluate(
        ({ BrowserWindow }, [name, told]) => {
          BrowserWindow.getAllWindows()[0]?.webContents.send('reeldrop:event', name, told)
        },
        [event, payload] as const,
      ),
    pretend: (totals) =>
      app.evaluate((_, parts) => {
        ;(globalThis as unknown as { kept: Kept }).kept.totals = parts
      }, totals),
  }
}
