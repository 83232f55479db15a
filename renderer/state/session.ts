/** The API key and the practice mode. The key itself passes through here once and is never kept. */
import type { Failure } from '../../shared/errors.ts'
import type { KeyStatus } from '../../shared/contract.ts'
import { askMain, bridge } from './bridge.ts'
import { loadIndexes, loadSettings } from './library.ts'
import { openView } from './queue-view.ts'
import { current, patch } from './store.ts'

export async function loadKeyStatus(): Promise<void> {
  const key = await askMain('keyStatus', {})
  if (key) patch({ key })
}

/** @returns the failure, so that the form can show it in place; null when the key is good and in use */
export async function setKey(key: string, keep: 'keychain' | 'session'): Promise<Failure | null> {
  const reply = await bridge().call('setKey', { key, keep })
  if (!reply.ok) return reply.failure
  if (!reply.value.ok) {
    patch({ key: reply.value.status })
    return reply.value.failure
  }
  await takeKeyStatus(reply.value.status)
  patch({ dialog: null })
  return null
}

export const removeKey = async () => takeKeyStatus(await askMain('removeKey', {}))
export const startPractice = async () => takeKeyStatus(await askMain('startPractice', { withSamples: true }))
export const leavePractice = async () => takeKeyStatus(await askMain('leavePractice', {}))

/** Has the engine started again that does not work. */
export const restartEngine = () => askMain('restartEngine', {})

let statusesTaken = 0

/**
 * Another account, or none: everything that came from the platform is asked for anew. The status is shown
 * only with the settings that belong to it, so that no step of the first run flashes up in between. Practice has a
 * queue of its own, which is what is looked at when it begins and ends; a key is entered and removed where one is.
 */
export async function takeKeyStatus(key: KeyStatus | null): Promise<void> {
  if (!key) return
  const mine = ++statusesTaken
  await Promise.all([loadSettings(), openView()])
  if (mine !== statusesTaken) return
  const before = current().key?.kind
  if (before !== key.kind) patch({ indexes: null })
  if (before !== key.kind && (before === 'practice' || key.kind === 'practice')) patch({ page: 'queue' })
  patch({ key })
  await loadIndexes()
}

/** After the engine came up, the first time or again. */
export async function reloadAccount(): Promise<void> {
  await Promise.all([loadSettings(), openView(), loadIndexes()])
}
