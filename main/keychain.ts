/**
 * The API key and the logins of proxies in the system's keychain (macOS Keychain, Windows Credential Manager, Secret Service on Linux).
 * The native module is loaded on first use and every call has a time limit, because on Linux the library or the
 * service behind it may be missing or may wait for an unlock that nobody sees.
 */
import type Keytar from 'keytar'
import { failure, type Failure } from '../shared/errors.ts'

const SERVICE = 'Reeldrop'
const LIMIT_MS = 5_000

export type KeychainResult<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** Secrets under a name: what is kept for one place can never be sent to another one. */
export interface Keychain {
  read(place: string): Promise<KeychainResult<string | null>>
  write(place: string, secret: string): Promise<KeychainResult<null>>
  remove(place: string): Promise<KeychainResult<null>>
}

/** The API key, per origin of a platform's base URL. */
export const keychain = keptUnder((baseUrl) => new URL(baseUrl).origin)

/** User and password as JSON, per proxy (`host:port`). */
export const proxyKeychain = keptUnder((proxy) => `proxy ${proxy}`)

function keptUnder(account: (place: string) => string): Keychain {
  return {
    read: (place) => ask((keytar) => keytar.getPassword(SERVICE, account(place))),
    write: (place, secret) =>
      ask(async (keytar) => {
        await keytar.setPassword(SERVICE, account(place), secret)
        return null
      }),
    remove: (place) =>
      ask(async (keytar) => {
        await keytar.deletePassword(SERVICE, account(place))
        return null
      }),
  }
}

async function ask<T>(what: (keytar: typeof Keytar) => Promise<T>): Promise<KeychainResult<T>> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS)
  })
  try {
    const { default: keytar } = await import('keytar')
    return { ok: true, value: await Promise.race([what(keytar), limit]) }
  } catch (error) {
    // Whatever the reason (no library, no service, refused by the person), the answer is the same: it cannot be used.
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { ok: false, failure: failure('keychain_unavailable', { detail }) }
  } finally {
    clearTimeout(timer)
  }
}
