/** One call to the platform's HTTP API: paid from the budget, sent with the key, its answer checked. */
import type { z } from 'zod'
import type { Category } from '../../../shared/plans.ts'
import type { CallKind, RateBudget } from './budget.ts'
import { PlatformError, parseJson, refusal } from './error.ts'
import type { Http, HttpRequest, StreamBody } from './http.ts'
import { dateOf } from './rate-headers.ts'
import type { Reachability } from './reachability.ts'
import type { ServerClock } from './server-clock.ts'
import { offlineFailure } from './verdict.ts'

/** The official description wants a Content-Type on every call, reads included. */
const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json' }

export type Query = Record<string, string | number | readonly string[] | undefined>

/** A form whose file part is streamed from disk; it has its place in the rate budget already. */
export interface FormUpload {
  contentType: string
  isAdmitted: true
  body: StreamBody
  signal: AbortSignal
  moved: (bytes: number) => void
}

/** What it takes to make calls. */
export interface ApiParts {
  http: Http
  apiKey: string
  baseUrl: string
  budget: RateBudget
  /** Learns the platform's time from every answer. */
  clock: ServerClock
  reachability: Reachability
}

/**
 * Makes calls, one try each. The key goes to the API's origin alone (platform contract §1).
 * All of them throw PlatformError.
 */
export class Api {
  readonly #http: Http
  readonly #apiKey: string
  readonly #baseUrl: string
  readonly #budget: RateBudget
  readonly #clock: ServerClock
  readonly #reachability: Reachability

  constructor(parts: ApiParts) {
    this.#http = parts.http
    this.#apiKey = parts.apiKey
    this.#baseUrl = parts.baseUrl.replace(/\/+$/, '')
    this.#budget = parts.budget
    this.#clock = parts.clock
    this.#reachability = parts.reachability
  }

  async get<T extends z.ZodType>(
    path: string,
    query: Query,
    schema: T,
    signal: AbortSignal,
    kind: CallKind = 'work',
  ): Promise<z.output<T>> {
    return parsed(schema, await this.#call({ method: 'GET', path: path + encodeQuery(query), signal, kind }))
  }

  async post<T extends z.ZodType>(
    path: string,
    body: object,
    schema: T,
    signal: AbortSignal,
  ): Promise<z.output<T>> {
    const headers = { 'content-type': 'application/json' }
    return parsed(
      schema,
      await this.#call({ method: 'POST', path, headers, body: JSON.stringify(body), signal }),
    )
  }

  /** A call that answers with nothing (contract §1: 204, or 200 without a body). */
  async send(
    method: HttpRequest['method'],
    path: string,
    body: object | null,
    signal: AbortSignal,
  ): Promise<void> {
    const sent = body === null ? {} : { body: JSON.stringify(body) }
    await this.#call({ method, path, signal, kind: 'ask', ...sent })
  }

  async form<T extends z.ZodType>(path: string, form: FormUpload, schema: T): Promise<z.output<T>> {
    const { contentType, ...rest } = form
    const headers = { 'content-type': contentType }
    return parsed(schema, await this.#call({ method: 'POST', path, headers, ...rest }))
  }

  async #call(call: Call): Promise<string> {
    const { path, kind, isAdmitted, ...rest } = call
    const category = categoryOf(path)
    if (isAdmitted !== true) await this.#budget.pass(category, kind ?? 'work', call.signal)
    const headers = { ...JSON_HEADERS, ...call.headers, 'x-api-key': this.#apiKey }
    const answer = await this.#http
      .send({ ...rest, url: this.#baseUrl + path, headers })
      .catch((error: unknown) => {
        if (error instanceof PlatformError && error.kind === 'offline')
          this.#reachability.failed(offlineFailure(error))
        throw error
      })
    this.#reachability.answered()
    this.#clock.learn(dateOf(answer.headers))
    this.#budget.answered(category, answer.headers, this.#clock.now())
    if (answer.status >= 200 && answer.status < 300) return answer.text
    const error = refusal(answer.status, answer.text, answer.headers, this.#clock.now())
    if (error.isRateLimit) this.#budget.refused(category, error.retryAfterMs)
    throw error
  }
}

interface Call {
  method: HttpRequest['method']
  path: string
  signal: AbortSignal
  kind?: CallKind
  /** The call has its place in the budget already. */
  isAdmitted?: boolean
  headers?: Record<string, string>
  body?: string | StreamBody
  moved?: (bytes: number) => void
}

/** The category that a call is taken to count in (`shared/plans.ts`). */
const categoryOf = (path: string): Category => (path.startsWith('/assets') ? 'upload' : 'index')

/** Repeats the key for lists, as the platform wants it (contract §1.2). */
function encodeQuery(query: Query): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (Array.isArray(value)) value.forEach((one: string) => params.append(key, one))
    else if (value !== undefined) params.append(key, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

function parsed<T extends z.ZodType>(schema: T, text: string): z.output<T> {
  const result = schema.safeParse(parseJson(text))
  if (result.success) return result.data
  throw new PlatformError('broken', {
    detail: text.trimStart().startsWith('<') ? 'an HTML page came' : 'unexpected answer',
  })
}
