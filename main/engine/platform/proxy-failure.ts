import { NEVER_CONNECTED, connectionCode } from './connection-failure.ts'
import { PlatformError } from './error.ts'

const HTTP_LOGIN_WANTED = 407
/** 401 is wrong for a proxy, but some answer it to a wrong login (tinyproxy 1.11). */
const HTTP_LOGIN = new Set([HTTP_LOGIN_WANTED, 401])
const SOCKS_LOGIN = new Set(['UND_ERR_SOCKS5_AUTH_REJECTED', 'UND_ERR_SOCKS5_AUTH_FAILED'])

/**
 * What it means that a connection through a proxy failed; null when it was not about the proxy. Whatever it was, no
 * request has reached the platform: the proxy stands before it.
 * @param proxy its `host:port`
 * Source: undici's proxy-agent.js (the status stands in the message alone) and socks5-client.js.
 */
export function proxyFailure(error: unknown, proxy: string): PlatformError | null {
  const code = connectionCode(error)
  if (code === null || !(error instanceof Error)) return null
  const status = /^Proxy response \((\d{3})\)/.exec(error.message)?.[1]
  if (HTTP_LOGIN.has(Number(status)) || SOCKS_LOGIN.has(code)) return loginWanted(proxy)
  if (status !== undefined) return saidNo(proxy, `it answered ${status}`)
  if (code.startsWith('UND_ERR_SOCKS5_REPLY')) return saidNo(proxy, error.message)
  // The only answer waited for with a time limit is the proxy's own, and connections are made to the proxy alone.
  const isSilent = /^UND_ERR_(SOCKS5|PRX|HEADERS_TIMEOUT)/.test(code) || NEVER_CONNECTED.has(code)
  return isSilent ? new PlatformError('offline', { code: 'proxy_unreachable', detail: proxy }) : null
}

/** The proxy lets nothing through without a user and password, or not with these. */
export function isLoginWanted(error: unknown): boolean {
  return error instanceof PlatformError && error.code === 'proxy_auth_required'
}

function loginWanted(proxy: string): PlatformError {
  const about = { status: HTTP_LOGIN_WANTED, code: 'proxy_auth_required', detail: proxy }
  return new PlatformError('refused', about)
}

const saidNo = (proxy: string, what: string): PlatformError =>
  new PlatformError('offline', { detail: `through the proxy ${proxy}: ${what}` })
