import { shell, type BrowserWindow } from 'electron'
import type { Chosen, MainAnswer, MainArgs } from '../../shared/contract.ts'
import { saveBy } from '../save-as.ts'
import type { Session } from '../session.ts'
import { exportDiagnostics } from './export.ts'

/**
 * Asks where, writes a diagnostics file there and shows it.
 * @throws ExpectedError `file_unwritable`
 */
export async function saveDiagnostics(
  session: Session,
  chosen: Chosen,
  window: BrowserWindow | null,
  { withNames }: MainArgs<'saveDiagnostics'>,
): Promise<MainAnswer<'saveDiagnostics'>> {
  const name = `reeldrop-diagnostics-${new Date().toISOString().slice(0, 10)}.zip`
  const path = await saveBy(window, name, (to) => exportDiagnostics(to, { session, chosen, withNames }))
  if (path !== null) shell.showItemInFolder(path)
  return { saved: path !== null }
}
