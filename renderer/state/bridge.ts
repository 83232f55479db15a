/** The one way out of the window: calls over `window.reeldrop` (documented in `shared/contract.ts`). */
import type {
  Answer,
  Args,
  Bridge,
  EngineCommand,
  MainAnswer,
  MainArgs,
  MainCommand,
  Reply,
} from '../../shared/contract.ts'
import { notify } from './notices.ts'

declare global {
  interface Window {
    readonly reeldrop: Bridge
  }
}

export const bridge = (): Bridge => window.reeldrop

/** Asks the engine; a failure becomes a notice, and the answer is null. */
export async function askEngine<C extends EngineCommand>(
  command: C,
  args: Args<C>,
): Promise<Answer<C> | null> {
  return valueOf(await bridge().call(command, args))
}

/** Asks main; a failure becomes a notice, and the answer is null. */
export async function askMain<C extends MainCommand>(
  command: C,
  args: MainArgs<C>,
): Promise<MainAnswer<C> | null> {
  return valueOf(await bridge().call(command, args))
}

/** Has main keep dropped files and say where they lie; a failure becomes a notice, and the answer is null. */
export async function keepDropped(files: readonly File[]): Promise<MainAnswer<'keepDropped'> | null> {
  return valueOf(await bridge().dropped(files))
}

function valueOf<T>(reply: Reply<T>): T | null {
  if (reply.ok) return reply.value
  notify('error', reply.failure)
  return null
}
