/**
 * Passes calls and events between the window and main, and adds nothing: main (`main/bridge.ts`) checks every
 * message. The documentation of what can be asked is in `shared/contract.ts`.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../shared/contract.ts'

type Listener = (payload: unknown) => void
const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on('reeldrop:event', (_, event: string, payload: unknown) => {
  for (const listener of listeners.get(event) ?? []) listener(payload)
})

const call = (command: string, args: unknown) =>
  ipcRenderer.invoke(`reeldrop:${command}`, args) as Promise<never>

const bridge = {
  call,
  on: (event: string, listener: Listener) => {
    const of = listeners.get(event) ?? new Set()
    listeners.set(event, of.add(listener))
    return () => void of.delete(listener)
  },
  dropped: (files: readonly File[]) =>
    call('keepDropped', { paths: files.map((file) => webUtils.getPathForFile(file)) }),
  platform: process.platform as Bridge['platform'],
} satisfies Record<keyof Bridge, unknown>

contextBridge.exposeInMainWorld('reeldrop', bridge)
