/**
 * Keeps the window working while uploads go on in the engine: a page that crashed is drawn anew where it was; one that
 * crashes again and again, or does not answer, is asked about in dialogs of the system, which need no page.
 */
import { app, dialog, type BrowserWindow, type MessageBoxOptions, type WebContents } from 'electron'
import { ExpectedError, failure } from '../shared/errors.ts'
import { APP_PAGE } from './app-scheme.ts'
import type { Bridge } from './bridge.ts'
import { t } from './i18n.ts'
import type { KeptWhereabouts } from './kept-whereabouts.ts'
import { log } from './log.ts'
import { keepsCrashing } from './restarts.ts'

export interface WindowCareParts {
  whereabouts: KeptWhereabouts
  bridge: () => Bridge
  /** Asks where and writes a diagnostics file there. @throws ExpectedError `file_unwritable` */
  saveDiagnostics: () => Promise<unknown>
}

const CHOICES = ['reload', 'diagnostics', 'quit'] as const

export class WindowCare {
  readonly #parts: WindowCareParts
  /** When pages crashed, epoch ms. */
  #crashes: number[] = []

  constructor(parts: WindowCareParts) {
    this.#parts = parts
  }

  watch(window: BrowserWindow): void {
    let question: AbortController | null = null
    const endQuestion = () => question?.abort()
    window.on('unresponsive', () => {
      if (question !== null) return
      question = new AbortController()
      void this.#askWhetherToWait(window, question.signal).finally(() => (question = null))
    })
    window.on('responsive', endQuestion)
    window.webContents.on('render-process-gone', (_, { reason }) => {
      log.error(`window: its process is gone (${reason})`)
      endQuestion()
      if (reason !== 'clean-exit') void this.#replacePage(window)
    })
  }

  async #replacePage(window: BrowserWindow): Promise<void> {
    this.#crashes.push(Date.now())
    const bridge = this.#parts.bridge()
    bridge.awaitPage()
    if (keepsCrashing(this.#crashes)) {
      if (!(await this.#askWhetherToReload())) return
      this.#crashes = []
      // It may be just there that it crashes.
      this.#parts.whereabouts.forget()
    }
    this.#parts.whereabouts.handOver()
    bridge.tell('notice', { level: 'warning', failure: failure('window_restarted') })
    // Not while Electron is still telling of the crash.
    setImmediate(() => {
      if (!window.isDestroyed()) void window.loadURL(APP_PAGE)
    })
  }

  /** @returns false when the app quits instead */
  async #askWhetherToReload(): Promise<boolean> {
    for (let detail: string = t('windowTrouble.crashesDetail'); ;) {
      switch (CHOICES[await ask('crashes', detail, CHOICES)]) {
        case 'diagnostics':
          detail = (await this.#saveDiagnostics()) ?? t('windowTrouble.crashesDetail')
          break
        case 'quit':
          app.quit()
          return false
        default:
          return true
      }
    }
  }

  /** @returns what went wrong; null when nothing did */
  async #saveDiagnostics(): Promise<string | null> {
    try {
      await this.#parts.saveDiagnostics()
      return null
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error
      return error.failure.message
    }
  }

  /** @param answers aborted when the window answers again, or is gone */
  async #askWhetherToWait(window: BrowserWindow, answers: AbortSignal): Promise<void> {
    log.warn('window: it does not answer')
    const chosen = await ask('hangs', t('windowTrouble.hangsDetail'), ['wait', 'restart'], answers)
    if (chosen !== 1 || answers.aborted || window.isDestroyed()) return
    endPage(window.webContents)
  }
}

/** Ends the page's process from outside: one that was told to crash (`forcefullyCrashRenderer`) can hang in that. */
function endPage(contents: WebContents): void {
  try {
    process.kill(contents.getOSProcessId(), 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Asks in a dialog of the system that belongs to no window. @returns the number of the answer; 0 when it was closed
 * or aborted
 */
async function ask(
  about: 'crashes' | 'hangs',
  detail: string,
  answers: readonly ('reload' | 'diagnostics' | 'quit' | 'wait' | 'restart')[],
  signal?: AbortSignal,
): Promise<number> {
  const options: MessageBoxOptions = {
    type: 'warning',
    title: 'Reeldrop',
    message: t(`windowTrouble.${about}`),
    detail,
    buttons: answers.map((answer) => t(`windowTrouble.${answer}`)),
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    ...(signal === undefined ? {} : { signal }),
  }
  return (await dialog.showMessageBox(options)).response
}
