/** The one way out of the window: calls over `window.reeldrop` (documented in `shared/contract.ts`). */
import type {
  Answer,
  Args,
  Bridge,
  EngineCommand,
  MainAnswer,
  MainArgs,
  MainCommand,
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
  const reply = await bridge().call(command, args)
  if (reply.ok) return reply.value
  notify('error', reply.failure)
  return null
}

/** Asks main; a failure becomes a notice, and the answer is null. */
export async function askMain<C extends MainCommand>(
  command: C,
  args: MainArgs<C>,
): Promise<MainAnswer<C> | null> {
  const reply = await bridge().call(command, args)
  if (reply.ok) return reply.value
  notify('error', reply.failure)
  return null
}
