/** The switchboard of misbehaviour: a list of rules, each tried on every request or clip in the given order. */
import { z } from 'zod'

const Match = z.strictObject({
  method: z.string().optional(),
  /** Name of a route, such as `createTask` or `putChunk`. */
  route: z.string().optional(),
  /** Regular expression on the path, without the query. */
  path: z.string().optional(),
  /**
   * Regular expression on the clip's file name. A request has one where its path names an upload, an asset, an
   * indexed asset or a task; the kinds that strike clips know nothing else.
   */
  filename: z.string().optional(),
})

const rule = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    kind: z.literal(kind),
    match: Match.optional(),
    /** How often it strikes; for ever when left out. */
    times: z.number().int().positive().optional(),
    /** How many matches it lets pass before. */
    after: z.number().int().nonnegative().optional(),
    ...shape,
  })
const AfterBytes = z.number().int().nonnegative().default(0)

export const Fault = z.discriminatedUnion('kind', [
  /** Answers with this status instead of doing anything; 200 is what the sign-in page of a strange network has. */
  rule('status', {
    status: z.number().int().min(200).max(599),
    code: z.string().optional(),
    message: z.string().optional(),
    /** Value of the Retry-After header, in seconds. */
    retryAfter: z.number().nonnegative().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    emptyBody: z.boolean().optional(),
    /** `{ error: { code, message } }`, as some newer calls have it. */
    nested: z.boolean().optional(),
    /** A page of HTML, as a proxy or a load balancer in between would send. */
    html: z.boolean().optional(),
  }),
  /** Destroys the connection once so many bytes of the body have come in. */
  rule('reset', { afterBytes: AfterBytes }),
  /** Stops reading after so many bytes of the body and never answers. */
  rule('stall', { afterBytes: AfterBytes }),
  rule('slow', { bytesPerSecond: z.number().positive() }),
  /** Does what was asked, then destroys the connection instead of answering. */
  rule('dropReply', {}),
  /** Does what was asked and answers with half of the JSON. */
  rule('malformedJson', {}),
  rule('wrongEtag', {}),
  rule('noEtag', {}),
  rule('expiredUrl', {}),
  /** The storage takes the chunk and sends its ETag, but the upload calls it failed and counts no report of it. */
  rule('chunkFails', { error: z.string().default('Upload timeout') }),
  /** Presigned URLs name a host that no DNS knows. */
  rule('unknownHost', {}),
  /** `reason` of null leaves the reason out. */
  rule('assetFails', { reason: z.string().nullable().default('The file could not be processed.') }),
  rule('indexingFails', { reason: z.string().nullable().default(null) }),
  /** A ready asset reports another size than came in. */
  rule('sizeDiffers', { byBytes: z.number().int().default(-1) }),
  /** The platform measures another duration than the clip has. */
  rule('durationDiffers', { bySeconds: z.number().default(-1) }),
  rule('keyRevoked', {}),
  rule('indexGone', {}),
  rule('usageLimit', {
    code: z.enum(['usage_limit_exceeded', 'insufficient_funds']).default('usage_limit_exceeded'),
  }),
])
export type Fault = z.input<typeof Fault>
export type ActiveFault = z.output<typeof Fault>
export type FaultKind = ActiveFault['kind']
export type FaultOfKind<K extends FaultKind> = Extract<ActiveFault, { kind: K }>

/** Where a rule that names no route strikes, for kinds that make no sense elsewhere. */
const HOME: Partial<Record<FaultKind, (route: string, path: string) => boolean>> = {
  wrongEtag: (route) => route === 'putChunk',
  noEtag: (route) => route === 'putChunk',
  expiredUrl: (route) => route === 'putChunk',
  chunkFails: (route) => route === 'putChunk',
  unknownHost: (route) => route === 'createUpload' || route === 'presignUrls',
  keyRevoked: (route) => route !== 'putChunk',
  indexGone: (route, path) => /\/indexes\/[^/]+/.test(path) || route === 'createTask',
  usageLimit: (route) => route === 'createTask' || route === 'createIndexedAsset',
}
const OF_CLIPS = ['assetFails', 'indexingFails', 'sizeDiffers', 'durationDiffers'] as const
type ClipFault = (typeof OF_CLIPS)[number]
const isOfClips = (kind: FaultKind): boolean => (OF_CLIPS as readonly FaultKind[]).includes(kind)

export class FaultBoard {
  #rules: { fault: ActiveFault; seen: number; struck: number }[] = []

  constructor(faults: readonly Fault[]) {
    this.replace(faults)
  }

  replace(faults: readonly Fault[]): void {
    this.#rules = z
      .array(Fault)
      .parse(faults)
      .map((fault) => ({ fault, seen: 0, struck: 0 }))
  }

  /** How often each fault has struck, in the order in which they were set. */
  get struck(): number[] {
    return this.#rules.map((rule) => rule.struck)
  }

  /**
   * The faults that strike this request, each counted.
   * @param filename of the clip that the request is about; null where its path names none
   */
  ofRequest(method: string, route: string, path: string, filename: string | null): RequestFaults {
    const struck = this.#take((fault) => {
      const { match } = fault
      if (isOfClips(fault.kind) || !fitsClip(fault, filename)) return false
      if (match?.method !== undefined && match.method.toUpperCase() !== method) return false
      if (match?.path !== undefined && !new RegExp(match.path).test(path)) return false
      if (match?.route !== undefined) return match.route === route
      return HOME[fault.kind]?.(route, path) ?? true
    })
    return new RequestFaults(struck)
  }

  /** Whether this is to befall the processing or indexing of a clip, and how. */
  ofClip<K extends ClipFault>(kind: K, filename: string): FaultOfKind<K> | null {
    const [struck] = this.#take((fault) => fault.kind === kind && fitsClip(fault, filename), 1)
    return (struck as FaultOfKind<K> | undefined) ?? null
  }

  #take(applies: (fault: ActiveFault) => boolean, most = Infinity): ActiveFault[] {
    const struck: ActiveFault[] = []
    for (const rule of this.#rules) {
      if (struck.length >= most || rule.struck >= (rule.fault.times ?? Infinity) || !applies(rule.fault))
        continue
      rule.seen += 1
      if (rule.seen <= (rule.fault.after ?? 0)) continue
      rule.struck += 1
      struck.push(rule.fault)
    }
    return struck
  }
}

const fitsClip = ({ match }: ActiveFault, filename: string | null): boolean =>
  match?.filename === undefined || (filename !== null && new RegExp(match.filename).test(filename))

export class RequestFaults {
  readonly #struck: ActiveFault[]
  constructor(struck: ActiveFault[]) {
    this.#struck = struck
  }

  get<K extends FaultKind>(kind: K): FaultOfKind<K> | null {
    return (this.#struck.find((fault) => fault.kind === kind) as FaultOfKind<K> | undefined) ?? null
  }
}
