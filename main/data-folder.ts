/** The folder that everything of the app is kept in. Where nothing can be written there, nothing else would work. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { failure, type Failure } from '../shared/errors.ts'

/** About what a first start needs. */
const NEEDED_BYTES = 64 * 1024

/** Why nothing can be kept in a folder, tried for real; null when something can. Makes the folder. */
export function dataFolderTrouble(folder: string): Failure | null {
  const probe = join(folder, '.writable')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, Buffer.alloc(NEEDED_BYTES))
    return null
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return failure('data_folder_unwritable', { name: folder, detail })
  } finally {
    rmSync(probe, { force: true })
  }
}

/** Says so in a dialog of the system and on the console, then ends the app. */
export async function endWithout(trouble: Failure): Promise<void> {
  console.error(trouble.message)
  // Chromium has to keep its own files somewhere, or it ends before a dialog can be shown.
  const elsewhere = mkdtempSync(join(tmpdir(), 'reeldrop-no-data-'))
  app.setPath('userData', elsewhere)
  await app.whenReady()
  await dialog.showMessageBox({ type: 'error', title: 'Reeldrop', message: trouble.message, noLink: true })
  rmSync(elsewhere, { recursive: true, force: true })
  app.exit(1)
}
