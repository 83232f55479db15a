/**
 * What runs first: all that has to be settled before Electron is ready, and then the window, whose process and page take
 * longest to start. The rest of main (`app.ts`) is loaded meanwhile, so nothing that it needs may be imported here.
 */
import { join } from 'node:path'
import { app, dialog, Menu, nativeTheme } from 'electron'
import { settingsBase } from '../shared/preset.ts'
import { registerSchemes } from './app-scheme.ts'
import { chooseChromiumLanguage } from './chromium-language.ts'
import { handedOver, pageIn, pathsIn } from './command-line-paths.ts'
import { dataFolderTrouble, endWithout } from './data-folder.ts'
import { startRealEngine } from './engine-process.ts'
import { guardPages } from './guards.ts'
import { Opened, onOpenFile, onOpenLink } from './opened.ts'
import { readOptions } from './options.ts'
import { readPreferences } from './preferences.ts'
import { presetPath, readPreset } from './preset-file.ts'
import { serveSchemes, type Handouts } from './schemes.ts'
import { openWindow } from './window.ts'

const options = readOptions(process.argv)
app.setName('Reeldrop')
app.setPath('userData', options.dataDir ?? join(app.getPath('appData'), 'Reeldrop'))
registerSchemes()
// Otherwise Electron makes one of its own, which ours would only replace.
Menu.setApplicationMenu(null)
const preset = readPreset(presetPath(process.env, process.platform))
const preferenceFile = join(app.getPath('userData'), 'preferences.json')
const preferences = readPreferences(preferenceFile, preset.preset.preferences)
chooseChromiumLanguage(preferences.language)

const opened = new Opened()
const take = (handed: unknown) => opened.add(pathsIn(handed, app.getAppPath()), pageIn(handed))
onOpenFile((paths) => opened.add(paths))
onOpenLink((page) => opened.add([], page))

const trouble = dataFolderTrouble(app.getPath('userData'))
if (trouble !== null) {
  // The lock is a file there: without it, one could not even tell whether there is another instance.
  void endWithout(trouble)
} else if (app.requestSingleInstanceLock(handedOver(process.argv))) {
  app.on('second-instance', (_event, _argv, _cwd, handed) => take(handed))
  // Not awaited: Electron becomes ready only after this module has been loaded.
  void app.whenReady().then(open).catch(endBroken)
} else {
  console.log('Reeldrop is already running; its window has been brought to the front.')
  app.quit()
}

async function open(): Promise<void> {
  const engine = startRealEngine(app.getPath('userData'), settingsBase(preset.preset))
  nativeTheme.themeSource = preferences.theme
  guardPages()
  let begin: (handouts: Handouts) => void = () => {}
  serveSchemes(new Promise((answering) => (begin = answering)))
  const window = openWindow()
  take(handedOver(process.argv))
  const { run } = await import('./app.ts')
  begin(run({ options, preset, preferences, preferenceFile, opened, window, engine }))
}

/** Without this nobody would be told: the window is not shown before the rest is there. */
function endBroken(error: unknown): void {
  console.error(error)
  dialog.showErrorBox('Reeldrop', `Reeldrop could not be started. Install it again. ${String(error)}`)
  app.exit(1)
}
