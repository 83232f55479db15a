/** The icon in the tray: how the queue stands, and what can be done without the window. */
import { Menu, nativeImage, Tray } from 'electron'
import type { Totals } from '../shared/totals.ts'
import { t } from './i18n.ts'
import { BUILT } from './paths.ts'
import { progressOf } from './taskbar.ts'

export interface TrayParts {
  open: () => void
  addFolder: () => void
  setPaused: (paused: boolean) => void
  quit: () => void
}

const SOON_MS = 500

export class TrayIcon {
  readonly #parts: TrayParts
  readonly #tray = new Tray(nativeImage.createFromPath(BUILT.trayIcon))
  #totals: Totals | null = null
  #shown = ''
  #soon: NodeJS.Timeout | null = null

  constructor(parts: TrayParts) {
    this.#parts = parts
    this.#tray.on('click', () => parts.open())
    this.redraw()
  }

  /** Nobody looks there as closely as at the window, whose lists come by the same way. */
  see(totals: Totals): void {
    this.#totals = totals
    this.#soon ??= setTimeout(() => this.redraw(), SOON_MS)
  }

  /** Says it all again where the words have changed; a menu that is open would close otherwise. */
  redraw(): void {
    if (this.#soon !== null) clearTimeout(this.#soon)
    this.#soon = null
    const paused = this.#totals?.paused ?? false
    const lines = linesOf(this.#totals)
    const shown = [...lines, paused, t('desktop.open')].join('\n')
    if (shown === this.#shown) return
    this.#shown = shown
    this.#tray.setToolTip(['Reeldrop', ...lines].join('\n'))
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        ...lines.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: t('desktop.open'), click: () => this.#parts.open() },
        { label: t('desktop.addFolder'), click: () => this.#parts.addFolder() },
        {
          label: paused ? t('desktop.resume') : t('desktop.pause'),
          click: () => this.#parts.setPaused(!paused),
        },
        { type: 'separator' },
        { label: t('desktop.quit'), click: () => this.#parts.quit() },
      ]),
    )
  }

  close(): void {
    if (this.#soon !== null) clearTimeout(this.#soon)
    this.#tray.destroy()
  }
}

/** How the queue stands, in a line or two. */
function linesOf(totals: Totals | null): string[] {
  if (totals === null) return []
  const attention = totals.attention
  return [standingOf(totals), ...(attention > 0 ? [t('desktop.attention', { count: attention })] : [])]
}

function standingOf(totals: Totals): string {
  if (totals.hold?.until === null) return t('desktop.held')
  if (totals.paused) return t('desktop.paused')
  const progress = progressOf(totals)
  if (progress >= 0) return t('desktop.uploading', { percent: Math.round(progress * 100) })
  const indexing = totals.byState.processing + totals.byState.indexing
  return indexing > 0 ? t('desktop.indexing', { count: indexing }) : t('desktop.idle')
}
