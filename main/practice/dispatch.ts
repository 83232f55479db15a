/** From a request to its answer: key, faults, plan, route, refusal. */
import type Router from 'find-my-way'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApiError, invalid, keyInvalid, notFound, StorageError, usageLimit } from './errors.ts'
import type { Reply, Route } from './exchange.ts'
import { RequestFaults, type FaultOfKind } from './faults.ts'
import { drain, Gate, type Throttle } from './gate.ts'
import { isId } from './ids.ts'
import type { LoggedRequest } from './inspection.ts'
import { filenameIn, type Practice } from './practice.ts'
import type { RequestLog } from './request-log.ts'

export interface Parts {
  practice: Practice
  router: Router.Instance<Router.HTTPVersion.V1>
  log: RequestLog
  throttle: Throttle | null
}

interface Exchange {
  method: string
  url: URL
  route: Route | null
  params: Record<string, string | undefined>
  faults: RequestFaults
}

export async function dispatch(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const exchange = open(parts, request)
  const { faults, method, url, route } = exchange
  const entry = isInspection(url) ? null : parts.log.begin(Date.now(), method, url, route?.name ?? null)
  const gate = new Gate(request, faults, parts.practice.clockwork, parts.throttle, (bytes) => {
    if (entry) entry.bytesIn += bytes
  })
  // What breaks the body is met where the body is read; a body that nobody reads may break unseen.
  gate.on('error', () => undefined)
  if (cutsAtOnce(faults, request)) return void request.socket.destroy()
  if (faults.get('stall') && !hasBody(request)) return
  const reply = await answer(parts.practice, exchange, request, gate)
  if (request.socket.destroyed) return
  if (faults.get('dropReply')) return void request.socket.destroy()
  const told = spoil(reply, faults, parts.practice.origin())
  send(response, parts.practice.settings.now(), told, entry)
  drain(request, gate)
}

function open({ practice, router }: Parts, request: IncomingMessage): Exchange {
  const url = new URL(request.url ?? '/', 'http://practice')
  const method = request.method ?? 'GET'
  const found = router.find(method as Router.HTTPMethod, url.pathname)
  const route = found ? (found.store as Route) : null
  const params = found?.params ?? {}
  const faults = isInspection(url)
    ? new RequestFaults([])
    : practice.faults.ofRequest(method, route?.name ?? '', url.pathname, filenameIn(practice, params))
  return { method, url, route, params, faults }
}

async function answer(
  practice: Practice,
  exchange: Exchange,
  request: IncomingMessage,
  gate: Gate,
): Promise<Reply> {
  const { url, route, params, faults } = exchange
  const isApi = url.pathname.startsWith('/v1.3')
  const headers: Record<string, string> = isApi ? { 'X-Api-Version': 'v1.3' } : {}
  try {
    if (!isKeyless(route) && !isKey(practice, request, faults)) throw keyInvalid()
    const injected = injectedReply(faults, params, route?.name ?? '')
    if (injected) return injected
    if (isApi)
      Object.assign(
        headers,
        practice.meter.request(url.pathname.startsWith('/v1.3/assets') ? 'upload' : 'index'),
      )
    if (!route) throw new ApiError(404, 'not_found', 'The specified resource does not exist.')
    if (isApi) refuseMalformedIds(params)
    const reply = await route.handle({
      params,
      query: url.searchParams,
      headers: request.headers,
      body: gate,
      faults,
    })
    return { ...reply, headers: { ...headers, ...reply.headers } }
  } catch (error) {
    if (error instanceof ApiError)
      return {
        status: error.status,
        headers: { ...headers, ...error.headers },
        body: { code: error.code, message: error.message },
      }
    if (error instanceof StorageError) return storageRefusal(error)
    if (!request.socket.destroyed) process.stderr.write(`practice server: ${errorText(error)}\n`)
    return { status: 500, headers, body: { code: 'internal_server_error', message: errorText(error) } }
  }
}

function injectedReply(faults: RequestFaults, params: Exchange['params'], route: string): Reply | null {
  const status = faults.get('status')
  if (status) return statusReply(status, route)
  if (faults.get('expiredUrl')) throw new StorageError(403, 'AccessDenied', 'Request has expired')
  if (faults.get('indexGone')) throw notFound('indexes', params.index ?? 'unknown')
  const limit = faults.get('usageLimit')
  if (limit) throw new ApiError(400, limit.code, usageLimit().message)
  return null
}

function statusReply(fault: FaultOfKind<'status'>, route: string): Reply {
  const { status, message = 'A fault of the practice server.', retryAfter } = fault
  const code = fault.code ?? defaultCode(status)
  const headers = { ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }), ...fault.headers }
  if (fault.emptyBody) return { status, headers }
  if (fault.html) {
    const body = '<html><body><h1>Bad gateway</h1></body></html>'
    return { status, body, headers: { 'Content-Type': 'text/html', ...headers } }
  }
  if (route === 'putChunk') {
    const refusal = storageRefusal(new StorageError(status, code, message))
    return { ...refusal, headers: { ...refusal.headers, ...headers } }
  }
  return { status, headers, body: fault.nested ? { error: { code, message } } : { code, message } }
}

const defaultCode = (status: number): string =>
  status === 429 ? 'too_many_requests' : 'internal_server_error'

/** Faults that do what was asked and then tell it wrongly. */
function spoil(reply: Reply, faults: RequestFaults, origin: string): Reply {
  const headers = { ...reply.headers }
  if (headers.ETag !== undefined && faults.get('wrongEtag')) headers.ETag = `"${'0'.repeat(32)}"`
  if (faults.get('noEtag')) delete headers.ETag
  const told = { ...reply, headers }
  const whole = JSON.stringify(reply.body ?? {})
  if (faults.get('unknownHost')) return { ...told, body: whole.replaceAll(origin, UNKNOWN_ORIGIN) }
  if (faults.get('malformedJson')) return { ...told, body: whole.slice(0, Math.ceil(whole.length / 2)) }
  return told
}

/** RFC 6761 keeps `.invalid` free for names that are never found. */
const UNKNOWN_ORIGIN = 'http://no-such-host.invalid'

/** @param now of the server's own clock, epoch ms: the Date header tells it, as every server's does */
function send(
  response: ServerResponse,
  now: number,
  { status, body, headers }: Reply,
  entry: LoggedRequest | null,
): void {
  const text =
    body === undefined
      ? ''
      : typeof body === 'string' || body instanceof Uint8Array
        ? body
        : JSON.stringify(body)
  response.writeHead(status, {
    Date: new Date(now).toUTCString(),
    ...(text.length > 0 && { 'Content-Type': 'application/json' }),
    ...(status !== 204 && { 'Content-Length': Buffer.byteLength(text) }),
    ...headers,
  })
  response.end(text)
  if (entry) entry.status = status
}

const storageRefusal = ({ status, code, message }: StorageError): Reply => ({
  status,
  headers: { 'Content-Type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
})

const isKey = (practice: Practice, request: IncomingMessage, faults: RequestFaults): boolean =>
  request.headers['x-api-key'] === practice.settings.apiKey && !faults.get('keyRevoked')

function refuseMalformedIds(params: Exchange['params']): void {
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && !isId(value)) throw invalid(`${name} id`, `'${value}' is not an identifier.`)
}

/** Behind signed addresses. */
const isKeyless = (route: Route | null): boolean => route?.name === 'putChunk' || route?.name === 'getMedia'

const isInspection = (url: URL): boolean => url.pathname.startsWith('/practice/')
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
const cutsAtOnce = (faults: RequestFaults, request: IncomingMessage): boolean => {
  const reset = faults.get('reset')
  return reset !== null && (reset.afterBytes === 0 || !hasBody(request))
}
const errorText = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
