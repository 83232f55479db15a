/** The licences that the window shows: a list made with the build, and Chromium's own page, which lies beside Electron. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { shell } from 'electron'
import { z } from 'zod'
import { Licence } from '../shared/licences.ts'
import { BUILT } from './paths.ts'

export async function readLicences(): Promise<{ licences: Licence[] }> {
  return { licences: z.array(Licence).parse(JSON.parse(await readFile(BUILT.licences, 'utf8'))) }
}

/** Shows Chromium's page in the system's file manager. @returns whether there is such a page */
export function showChromiumLicences(): Promise<{ shown: boolean }> {
  const page = [dirname(process.execPath), process.resourcesPath]
    .map((folder) => join(folder, 'LICENSES.chromium.html'))
    .find((file) => existsSync(file))
  if (page !== undefined) shell.showItemInFolder(page)
  return Promise.resolve({ shown: page !== undefined })
}
