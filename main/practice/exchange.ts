/** One request and its answer, as the routes see them. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { ApiError, invalid, notProvided, unknownParameter } from './errors.ts'
import type { RequestFaults } from './faults.ts'

export interface Call {
  params: Record<string, string | undefined>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Readable
  faults: RequestFaults
}

export interface Reply {
  status: number
  /** Sent as JSON, or as it is when it is a string or bytes. */
  body?: unknown
  headers?: Record<string, string>
}

export interface Route {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  handle: (call: Call) => Reply | Promise<Reply>
}

export const param = (call: Call, name: string): string => call.params[name] ?? ''

const JSON_BODY_LIMIT = 1_000_000

/** Reads and checks a JSON body; refusals carry the platform's parameter codes. */
export async function readJson<T extends z.ZodType>(call: Call, schema: T): Promise<z.output<T>> {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('application/json'))
    throw new ApiError(
      400,
      'content_type_invalid',
      `Content-Type must be application/json. Current: ${type || 'none'}.`,
    )
  let text = ''
  for await (const piece of call.body.setEncoding('utf8') as AsyncIterable<string>) {
    text += piece
    if (text.length > JSON_BODY_LIMIT)
      throw new ApiError(413, 'parameter_invalid', 'The request body is too large.')
  }
  return check(schema, parse(text))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text)
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('body', 'It is not valid JSON.')
    throw error
  }
}

export function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const { issues } = result.error
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  if (unknown.length > 0) throw unknownParameter(unknown)
  const missing = issues
    .filter(({ path }) => valueAt(value, path) === undefined)
    .map(({ path }) => path.join('.'))
  if (missing.length > 0) throw notProvided(missing)
  const [first] = issues
  throw invalid(first?.path.join('.') || 'body', first?.message ?? '')
}

const valueAt = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )

export const isoTime = (ms: number): string => new Date(ms).toISOString()

/** Flags arrive as the words `true` and `false` in forms and queries. */
export const Flag = z.enum(['true', 'false']).transform((word) => word === 'true')

/** Values of user metadata: strings, numbers and booleans only (platform contract §3.1). */
export const MetadataValue = z.union([z.string(), z.number(), z.boolean()])
export const MetadataObject = z.record(z.string(), MetadataValue)
/** In forms the metadata is an object encoded as JSON. */
export const MetadataText = z.string().transform((text, context) => {
  const value = MetadataObject.safeParse(safeJson(text))
  if (value.success) return value.data
  context.addIssue('It must be a JSON object with strings, numbers and booleans.')
  return z.NEVER
})

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
