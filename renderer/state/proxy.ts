/** The login for a proxy. It passes through here once and is never kept. */
import type { Failure } from '../../shared/errors.ts'
import { bridge } from './bridge.ts'
import { patch } from './store.ts'
import { reloadAccount } from './session.ts'

/** @returns the failure, so that the form can show it in place; null when the proxy took the login */
export async function setProxyLogin(user: string, password: string): Promise<Failure | null> {
  const reply = await bridge().call('setProxyLogin', { user, password })
  const failure = reply.ok ? reply.value.failure : reply.failure
  if (failure) return failure
  patch({ dialog: null })
  // What could not be asked before can be asked now.
  await reloadAccount()
  return null
}
