/**
 * Keeps the machine awake while bytes leave, and has everything tried again at once after it slept or the network came
 * back. All of what is used here is in every Electron that the app runs on.
 */
import { net, powerMonitor, powerSaveBlocker } from 'electron'
import type { EventPayload } from '../shared/contract.ts'
import { log } from './log.ts'

/** How often the network is looked at, in ms; Electron tells of no change by itself. */
const LOOK_MS = 2000

export interface Power {
  /** What the engine does now; one that was just started does nothing yet. */
  see(activity: EventPayload<'activity'>): void
  close(): void
}

/** @param onBack called when the machine woke up or the network came back */
export function watchPower(onBack: () => void): Power {
  let blocker: number | null = null
  let wasOnline = net.isOnline()
  const look = setInterval(() => {
    const isOnline = net.isOnline()
    if (isOnline && !wasOnline) back('the network is back')
    wasOnline = isOnline
  }, LOOK_MS)
  const woke = () => back('the machine woke up')
  const back = (why: string) => {
    log.info(`power: ${why}, everything is tried again`)
    onBack()
  }
  const release = () => {
    if (blocker !== null) powerSaveBlocker.stop(blocker)
    blocker = null
  }
  powerMonitor.on('resume', woke)
  return {
    see: ({ uploading, keepAwake }) => {
      if (!uploading || !keepAwake) release()
      else blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    },
    close: () => {
      clearInterval(look)
      powerMonitor.off('resume', woke)
      release()
    },
  }
}
