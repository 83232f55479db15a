/** The one way out of the app to the system's browser: the pages of this list, asked for by name. */
import { shell } from 'electron'
import type { MainArgs } from '../shared/contract.ts'

export type LinkedPage = MainArgs<'openPage'>['page']

const PAGES: Record<LinkedPage, string> = {
  keys: 'https://playground.twelvelabs.io/dashboard/api-keys',
  pricing: 'https://www.twelvelabs.io/pricing',
  docs: 'https://docs.twelvelabs.io',
}

export async function openPage(page: LinkedPage): Promise<void> {
  await shell.openExternal(PAGES[page])
}
