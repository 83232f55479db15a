/**
 * Newer versions of the app: looked for by itself, downloaded and installed only when a person says so, and never while
 * uploads run unless they say that too. The work is electron-updater's; what is shown of it is kept here.
 * Staged roll-out is the feed's matter: its `stagingPercentage` decides whether this machine is told of a version.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import { failure } from '../shared/errors.ts'
import type { UpdateState } from '../shared/updates.ts'
import { log } from './log.ts'
import { plainNotes } from './update-notes.ts'
import type { UpdatePlan } from './update-feed.ts'

interface Parts {
  plan: UpdatePlan
  /** Where the description of a feed of one's own is kept. */
  feedFile: string
  isPackaged: boolean
  channel: () => 'latest' | 'beta'
  onChange: (state: UpdateState) => void
  /** Ends what must not be cut off; the app is replaced right after. */
  leave: () => Promise<void>
}

const FIRST_CHECK_MS = 60_000
const CHECK_EVERY_MS = 6 * 3_600_000
/** No upload for so long counts as done, in ms: between two clips there may be a pause. */
const QUIET_MS = 5_000

export class Updates {
  readonly #parts: Parts
  #state: UpdateState
  #version = ''
  #uploading = false
  #isLeaving = false
  #quiet: NodeJS.Timeout | undefined
  #timers: NodeJS.Timeout[] = []
  #prepared: Promise<AppUpdater> | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#state =
      parts.plan.kind === 'off' ? { kind: 'off', why: parts.plan.why } : { kind: 'current', checkedAt: null }
    if (parts.plan.kind === 'off') return
    this.#timers = [
      setTimeout(() => void this.check(), FIRST_CHECK_MS),
      setInterval(() => void this.check(), CHECK_EVERY_MS),
    ]
  }

  get state(): UpdateState {
    return this.#state
  }

  /** Looks for a newer version, unless one is on its way already. */
  async check(): Promise<UpdateState> {
    if (!['current', 'available', 'failed'].includes(this.#state.kind)) return this.#state
    this.#become({ kind: 'checking' })
    const updater = await this.#updater()
    updater.channel = this.#parts.channel()
    updater.allowPrerelease = this.#parts.channel() === 'beta'
    // Setting the channel allows it; whoever leaves the beta channel waits until the others have caught up.
    updater.allowDowngrade = false
    try {
      const found = await updater.checkForUpdates()
      return this.#become(
        found?.isUpdateAvailable === true
          ? available(found.updateInfo)
          : { kind: 'current', checkedAt: Date.now() },
      )
    } catch (error) {
      return this.#fail('update_unknown', error)
    }
  }

  /** Downloads the version that is available; resolves when it has begun. */
  download(): UpdateState {
    if (this.#state.kind !== 'available') return this.#state
    this.#version = this.#state.version
    void this.#updater()
      .then((updater) => updater.downloadUpdate())
      .then(
        () => this.#become({ kind: 'ready', version: this.#version, whenDone: false }),
        (error: unknown) => this.#fail('update_broken', error),
      )
    return this.#become({ kind: 'downloading', version: this.#version, percent: 0 })
  }

  /** @param when `now` restarts the app at once, uploads or not; they go on after it. `never` takes `whenDone` back. */
  install(when: 'now' | 'whenDone' | 'never'): UpdateState {
    if (this.#state.kind !== 'ready') return this.#state
    const state = this.#become({ ...this.#state, whenDone: when === 'whenDone' })
    if (when === 'now') void this.#replace()
    else this.#waitForQuiet()
    return state
  }

  /** What the engine does now. */
  see({ uploading }: { uploading: boolean }): void {
    this.#uploading = uploading
    this.#waitForQuiet()
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    clearTimeout(this.#quiet)
  }

  /** electron-updater, loaded when it is first needed: it is a third of main's code. */
  #updater(): Promise<AppUpdater> {
    this.#prepared ??= this.#prepare(this.#parts.plan)
    return this.#prepared
  }

  async #prepare(plan: UpdatePlan): Promise<AppUpdater> {
    const { autoUpdater } = await import('electron-updater')
    autoUpdater.logger = log
    autoUpdater.autoDownload = false
    autoUpdater.autoInstallOnAppQuit = false
    autoUpdater.disableWebInstaller = true
    autoUpdater.on('download-progress', ({ percent }) => {
      if (this.#state.kind !== 'downloading') return
      this.#become({ ...this.#state, percent: Math.min(100, Math.max(0, percent)) })
    })
    // Every failure also rejects the call that it belongs to; without a listener it would end the app.
    autoUpdater.on('error', () => undefined)
    if (plan.kind === 'own') this.#look(autoUpdater, plan)
    return autoUpdater
  }

  /** Without a description that was built in, electron-updater wants one all the same: for the name of its cache. */
  #look(updater: AppUpdater, { url, hasBuiltIn }: Extract<UpdatePlan, { kind: 'own' }>): void {
    const feed = { provider: 'generic', url } as const
    if (!hasBuiltIn) {
      mkdirSync(dirname(this.#parts.feedFile), { recursive: true })
      // JSON is YAML too.
      writeFileSync(
        this.#parts.feedFile,
        JSON.stringify({ ...feed, updaterCacheDirName: 'reeldrop-updater' }),
      )
      updater.updateConfigPath = this.#parts.feedFile
      updater.forceDevUpdateConfig = !this.#parts.isPackaged
    }
    updater.setFeedURL(feed)
  }

  #waitForQuiet(): void {
    clearTimeout(this.#quiet)
    if (this.#uploading || this.#isLeaving || this.#state.kind !== 'ready' || !this.#state.whenDone) return
    this.#quiet = setTimeout(() => void this.#replace(), QUIET_MS)
  }

  async #replace(): Promise<void> {
    if (this.#isLeaving) return
    this.#isLeaving = true
    log.info(`updates: ${this.#version} is installed`)
    this.close()
    const updater = await this.#updater()
    await this.#parts.leave()
    // Silent on Windows: the choices of the first installation hold. Started again on every system.
    updater.quitAndInstall(true, true)
  }

  #fail(code: 'update_unknown' | 'update_broken', error: unknown): UpdateState {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    log.warn(`updates: ${detail}`)
    return this.#become({
      kind: 'failed',
      failure: failure(code, { name: this.#version, detail: short(detail) }),
    })
  }

  #become(state: UpdateState): UpdateState {
    this.#state = state
    this.#parts.onChange(state)
    return state
  }
}

const available = ({ version, releaseNotes }: UpdateInfo): UpdateState => ({
  kind: 'available',
  version,
  notes: plainNotes(releaseNotes),
})

const DETAIL_LENGTH = 160
const short = (text: string): string =>
  text.length > DETAIL_LENGTH ? `${text.slice(0, DETAIL_LENGTH)}…` : text
