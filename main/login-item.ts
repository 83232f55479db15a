/** Starts the app when the person logs in, hidden. Electron knows how on macOS and Windows; Linux takes a file. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { log } from './log.ts'

/** Keeps the window from opening at the start. */
export const HIDDEN = '--hidden'

export function setLoginItem(wanted: boolean): void {
  try {
    if (process.platform === 'linux') setAutostart(wanted)
    else app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN] })
  } catch (error) {
    log.error('login item: cannot be set', error)
  }
}

/** Source: the Desktop Application Autostart Specification of freedesktop.org. */
function setAutostart(wanted: boolean): void {
  const config = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config')
  const file = join(config, 'autostart/reeldrop.desktop')
  if (!wanted) return rmSync(file, { force: true })
  // An AppImage runs from a mount of its own, which is another one each time.
  const program = process.env['APPIMAGE'] || process.execPath
  const command = [program, ...(app.isPackaged ? [] : [app.getAppPath()]), HIDDEN]
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    `[Desktop Entry]\nType=Application\nName=Reeldrop\nExec=${command.map(quoted).join(' ')}\nTerminal=false\n`,
  )
}

/** Quoted as the Desktop Entry Specification has it. */
const quoted = (argument: string): string =>
  `"${argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`
