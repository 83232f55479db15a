import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlatformError } from '../../main/engine/platform/error.ts'
import { parseProxyList } from '../../main/engine/platform/proxy-list.ts'
import { NO_PROXIES, Routes } from '../../main/engine/platform/routes.ts'
import { UsageError } from '../../main/headless/arguments.ts'
import { envProxies } from '../../main/headless/env-proxies.ts'

describe('what a PAC script answers', () => {
  test.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['', [{ kind: 'direct' }]],
    ['PROXY a.example:3128; DIRECT', [{ kind: 'http', proxy: 'a.example:3128' }, { kind: 'direct' }]],
    [
      'HTTPS b.example ;SOCKS5 [::1]:1081;',
      [
        { kind: 'https', proxy: 'b.example:443' },
        { kind: 'socks5', proxy: '[::1]:1081' },
      ],
    ],
    ['socks c.example', [{ kind: 'socks5', proxy: 'c.example:1080' }]],
    ['QUIC d.example:443; PROXY e.example:8080', [{ kind: 'http', proxy: 'e.example:8080' }]],
    ['PROXY not a host name:', [{ kind: 'http', proxy: 'not:80' }]],
  ])('%j is read in its order', (text, hops) => {
    expect(parseProxyList(text)).toEqual(hops)
  })

  test('any text gives at least one way', () => {
    fc.assert(fc.property(fc.string(), (text) => parseProxyList(text).length > 0))
  })
})

describe('proxies of the environment', () => {
  const to = (env: Record<string, string>, origin: string) => envProxies(env).proxiesFor(origin)

  test('each scheme has its own, ALL_PROXY stands in, and small letters count first', async () => {
    const env = {
      HTTPS_PROXY: 'http://secure.example:3128',
      https_proxy: 'small.example:3128',
      ALL_PROXY: 'socks5h://all.example',
    }
    expect(await to(env, 'https://api.example')).toBe('PROXY small.example:3128')
    expect(await to(env, 'http://api.example')).toBe('SOCKS5 all.example:1080')
    expect(await to({ HTTP_PROXY: 'https://p.example' }, 'http://api.example')).toBe('HTTPS p.example:443')
    expect(await to({}, 'https://api.example')).toBe('DIRECT')
  })

  test.each([
    ['*', true],
    ['api.example', true],
    ['.example', true],
    ['*.example', true],
    ['example', true],
    ['other.test, API.example', true],
    ['api.example:443', true],
    ['api.example:8443', false],
    ['pi.example', false],
    ['api.example.com', false],
  ])('NO_PROXY=%s: straight is %s', async (NO_PROXY, isStraight) => {
    const way = await to({ ALL_PROXY: 'p.example:1', NO_PROXY }, 'https://api.example')
    expect(way === 'DIRECT').toBe(isStraight)
  })

  test('user and password come with the address, for that proxy alone', async () => {
    const proxies = envProxies({ HTTPS_PROXY: 'http://ed%40site:p%3Aw@p.example:3128' })
    expect(await proxies.loginFor('p.example:3128')).toEqual({ user: 'ed@site', password: 'p:w' })
    expect(await proxies.loginFor('q.example:3128')).toBeNull()
  })

  test('an address that is none is named without being repeated: it may hold a password', () => {
    const wrong = () => envProxies({ HTTPS_PROXY: 'ftp://ed:secret@p.example' })
    expect(wrong).toThrow(UsageError)
    expect(wrong).toThrow(/^HTTPS_PROXY is not/)
    expect(wrong).not.toThrow(/secret/)
  })
})

describe('ways to an origin', () => {
  const unreachable = (proxy: string) =>
    new PlatformError('offline', { code: 'proxy_unreachable', detail: proxy })

  function routesFor(list: string) {
    const asked: string[] = []
    const tried: string[] = []
    let now = 0
    const proxiesFor = (origin: string) => {
      asked.push(origin)
      return Promise.resolve(list)
    }
    const routes = new Routes({
      source: { ...NO_PROXIES, proxiesFor },
      connections: 1,
      onLoginWanted: () => undefined,
      now: () => now,
    })
    /** A request for which all proxies but one are dead. */
    const ask = (alive: string) =>
      routes.over('https://api.example/path?secret', ({ explain }) => {
        const { detail } = explain(Object.assign(new Error(), { code: 'ECONNREFUSED' })) ?? {}
        tried.push(detail ?? 'direct')
        return detail === alive ? Promise.resolve(detail) : Promise.reject(unreachable(detail ?? ''))
      })
    return { asked, tried, ask, pass: (ms: number) => (now += ms) }
  }

  test('the system is asked once a minute, with the origin alone', async () => {
    const { asked, ask, pass } = routesFor('PROXY a.example:1')
    await ask('a.example:1')
    await ask('a.example:1')
    expect(asked).toEqual(['https://api.example'])
    pass(60_000)
    await ask('a.example:1')
    expect(asked).toHaveLength(2)
  })

  test('a dead proxy is passed over for a minute, then tried again', async () => {
    const { tried, ask, pass } = routesFor('PROXY a.example:1; PROXY b.example:1')
    await ask('b.example:1')
    await ask('b.example:1')
    expect(tried.splice(0)).toEqual(['a.example:1', 'b.example:1', 'b.example:1'])
    pass(60_000)
    await ask('b.example:1')
    expect(tried).toEqual(['a.example:1', 'b.example:1'])
  })

  test('where all are dead the last failure is told, and all are tried the next time', async () => {
    const { tried, ask } = routesFor('PROXY a.example:1; SOCKS b.example:1')
    await expect(ask('none')).rejects.toMatchObject({ detail: 'b.example:1' })
    await expect(ask('none')).rejects.toMatchObject({ code: 'proxy_unreachable' })
    expect(tried).toHaveLength(4)
  })
})
