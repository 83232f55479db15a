/** Watch folders: what is shown of them, and what a person does to them. */
import type { Failure } from '../../shared/errors.ts'
import type { WatchFolder, WatchId, WatchPreview, WatchSettings } from '../../shared/watching.ts'
import { askEngine, bridge } from './bridge.ts'
import { current, patch } from './store.ts'

export async function loadWatches(): Promise<void> {
  const answer = await askEngine('listWatches', {})
  if (answer) patch({ watches: answer.watches })
}

/** Adds a watch folder, or changes one. @returns why it was refused; null when it was taken */
export async function saveWatch(id: WatchId | null, settings: WatchSettings): Promise<Failure | null> {
  const reply =
    id === null
      ? await bridge().call('addWatch', settings)
      : await bridge().call('changeWatch', { id, settings })
  if (!reply.ok) return reply.failure
  keep(reply.value)
  patch({ editing: null })
  return null
}

export async function pauseWatch(id: WatchId, paused: boolean): Promise<void> {
  const watch = await askEngine('pauseWatch', { id, paused })
  if (watch) keep(watch)
}

export const scanWatch = (id: WatchId) => askEngine('scanWatch', { id })

export async function removeWatch(id: WatchId): Promise<void> {
  await askEngine('removeWatch', { id })
  await loadWatches()
}

/** What settings would match now; null when the preview was overtaken or refused. */
export async function previewWatch(settings: WatchSettings): Promise<WatchPreview | null> {
  const reply = await bridge().call('previewWatch', settings)
  return reply.ok ? reply.value : null
}

function keep(watch: WatchFolder): void {
  const others = (current().watches ?? []).filter(({ id }) => id !== watch.id)
  patch({ watches: [...others, watch] })
}
