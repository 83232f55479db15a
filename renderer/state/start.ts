/** Connects the window to main and the engine; called once. */
import type { EventPayload } from '../../shared/contract.ts'
import { bridge } from './bridge.ts'
import { takeProgress } from './compare.ts'
import { chooseAndTakeIn, takeInOpened, takeInPending } from './intake.ts'
import { togglePause } from './items.ts'
import { loadFetches, takeExporting, takeFetches } from './on-platform.ts'
import { notify, takeTrouble } from './notices.ts'
import { loadPreferences, takePreferences } from './preferences.ts'
import { show } from './queue-view.ts'
import { clearPicked } from './selection.ts'
import { loadKeyStatus, reloadAccount, takeKeyStatus } from './session.ts'
import { stageOf } from './stage.ts'
import { patch, useStore } from './store.ts'
import { loadUpdate } from './updates.ts'
import { loadWatches } from './watches.ts'
import { takeUpWhereabouts } from './whereabouts.ts'

/** Time for the list to arrive before it is drawn that it is waited for, in ms: most often it does, and the window opens with it. */
const LIST_MS = 150

/** @returns resolves once there is something to draw */
export async function start(): Promise<void> {
  const main = bridge()
  document.documentElement.dataset['platform'] = main.platform
  main.on('view', show)
  main.on('watches', ({ watches }) => patch({ watches }))
  main.on('checkup', takeProgress)
  main.on('fetches', ({ fetches }) => takeFetches(fetches))
  main.on('exporting', takeExporting)
  main.on('notice', ({ level, failure }) => notify(level, failure))
  main.on('trouble', ({ failure }) => takeTrouble(failure))
  main.on('engineReady', () => {
    void loadFetches()
    if (!isAsking) void askAll(Promise.resolve())
  })
  main.on('preferences', takePreferences)
  main.on('update', (update) => patch({ update }))
  main.on('keyChanged', (key) => void takeKeyStatus(key))
  main.on('menu', ({ action }) => act(action))
  main.on('goTo', ({ page }) => patch({ page }))
  main.on('opened', () => void takeInOpened(false))
  useStore.subscribe(takeInPending)
  const placed = takeUpWhereabouts()
  void loadPreferences()
  void loadKeyStatus()
  void takeInOpened(true)
  void loadUpdate()
  void askAll(placed)
  await Promise.race([stageKnown(), new Promise((done) => setTimeout(done, LIST_MS))])
}

function stageKnown(): Promise<void> {
  return new Promise((done) => {
    const stop = useStore.subscribe((state) => {
      if (stageOf(state) === 'starting') return
      stop()
      done()
    })
  })
}

/** What is asked before the engine is ready is answered once it is, so that it need not be asked again then. */
let isAsking = false

/** @param placed until then it is open which part of the queue is looked at */
async function askAll(placed: Promise<void>): Promise<void> {
  isAsking = true
  await placed
  await Promise.all([reloadAccount(), loadWatches()])
  isAsking = false
}

export function focusSearch(): void {
  patch({ page: 'queue' })
  // What is done to a selection lies over the search.
  clearPicked()
  requestAnimationFrame(() => document.getElementById('search')?.focus())
}

function act(action: EventPayload<'menu'>['action']): void {
  switch (action) {
    case 'addFolder':
      return void chooseAndTakeIn('folder')
    case 'addFiles':
      return void chooseAndTakeIn('files')
    case 'diagnostics':
      return patch({ dialog: action })
    case 'find':
      return focusSearch()
    case 'togglePause':
      return void togglePause()
  }
}
