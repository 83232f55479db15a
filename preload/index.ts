/**
 * Passes calls and events between the window and main, and adds nothing but the question for the first list: main
 * (`main/bridge.ts`) checks every message. The documentation of what can be asked is in `shared/contract.ts`.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../shared/contract.ts'
import { FIRST_VIEW } from '../shared/first-view.ts'

type Listener = (payload: unknown) => void
const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on('reeldrop:event', (_, event: string, payload: unknown) => {
  if (event === 'view' && first !== null) first = Promise.resolve({ ok: true, value: payload })
  for (const listener of listeners.get(event) ?? []) listener(payload)
})

const ask = (command: string, args: unknown) =>
  ipcRenderer.invoke(`reeldrop:${command}`, args) as Promise<never>

/**
 * The first list, asked for while the page's script is still being loaded; what is told of it until the page asks is
 * newer. Null before that, and once the page has it.
 */
let first: Promise<unknown> | null = null
// Before there is a document, main does not know the page yet, and would not answer.
const askFirst = () => {
  first = ask('openView', FIRST_VIEW)
}
document.addEventListener('readystatechange', askFirst, { once: true })

const call = (command: string, args: unknown) => {
  if (command !== 'openView' || first === null) return ask(command, args)
  const known = JSON.stringify(args) === JSON.stringify(FIRST_VIEW) ? first : ask(command, args)
  first = null
  return known as Promise<never>
}

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
