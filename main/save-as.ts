/** Files that the app writes where a person chooses. */
import { dialog, type BrowserWindow } from 'electron'
import { writeFile } from 'node:fs/promises'
import { ExpectedError, failure } from '../shared/errors.ts'
import { t } from './i18n.ts'

/** Asks where and writes there. @returns whether a place was chosen @throws ExpectedError `file_unwritable` */
export const saveText = async (window: BrowserWindow | null, name: string, text: string): Promise<boolean> =>
  (await saveBy(window, name, (path) => writeFile(path, text))) !== null

/** Asks where and has it written there. @returns the place that was chosen @throws ExpectedError `file_unwritable` */
export async function saveBy(
  window: BrowserWindow | null,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<string | null> {
  const path = await chooseTarget(window, name)
  if (path === null) return null
  try {
    await write(path)
    return path
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new ExpectedError(failure('file_unwritable', { name: path, detail }))
  }
}

/** The system's dialog for a file to write; null when a person changed their mind. */
export async function chooseTarget(window: BrowserWindow | null, name: string): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title: t('menu.dialogs.save'),
    defaultPath: name,
    // macOS and Windows ask by themselves before a file is replaced.
    properties: ['showOverwriteConfirmation'],
  }
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  return chosen.canceled ? null : chosen.filePath
}
