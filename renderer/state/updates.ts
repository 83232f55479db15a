/** Newer versions of the app: what main knows of them, and what a person wants done. */
import { askMain } from './bridge.ts'
import { setPreferences } from './preferences.ts'
import { patch } from './store.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { UpdateState } from '../../shared/updates.ts'

export const loadUpdate = async () => take(await askMain('updateState', {}))
export const checkForUpdate = async () => take(await askMain('checkForUpdate', {}))
export const downloadUpdate = async () => take(await askMain('downloadUpdate', {}))
export const installUpdate = async (when: 'now' | 'whenDone' | 'never') =>
  take(await askMain('installUpdate', { when }))

/** What the other channel offers is looked for at once. */
export async function chooseChannel(updateChannel: Preferences['updateChannel']): Promise<void> {
  await setPreferences({ updateChannel })
  await checkForUpdate()
}

const take = (update: UpdateState | null) => patch(update ? { update } : {})
