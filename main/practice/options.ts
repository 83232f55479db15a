/** What a practice server can be told at its start. */
import type { Fault } from './faults.ts'
import type { Reader } from './probe.ts'
import type { Plan, PlanName } from '../../shared/plans.ts'

export interface PracticeOptions {
  /** 0 takes any free port. */
  port?: number
  /** Generated when left out. */
  apiKey?: string
  /** How long a clip stays in each state, ms. */
  stepMs?: number
  plan?: PlanName
  /** Limits of the plan that are other than the published ones, so that a test reaches them. */
  planLimits?: Partial<Plan>
  /** How long a minute, an hour and a day of the plan last, ms, so that a test sees them end. */
  planTimes?: Partial<PlanTimes>
  /** Exact chunk size of multipart uploads; when left out 5 MiB, more for files of over 1000 such chunks. */
  chunkSizeBytes?: number
  /** How many presigned URLs come with the creation of an upload. */
  initialUrls?: number
  /** Where clients reach this server, for presigned URLs, when something stands in between; its own address otherwise. */
  publicOrigin?: string
  /** Bytes per second taken in over all connections together. */
  uploadRate?: number
  /** Discards the bytes: nothing is hashed or probed. For benchmarks. */
  sink?: boolean
  faults?: Fault[]
  /** Where received bytes are kept; a fresh temporary folder, removed on close, when left out. */
  dataDir?: string
  /** Another ffprobe than the bundled one. */
  ffprobePath?: string
  /** What reads received bytes instead of ffprobe. */
  prober?: Reader
  urlLifetimeMs?: number
  sessionLifetimeMs?: number
  /** Whether a presigned URL works only once. */
  singleUseUrls?: boolean
  /** States that the walk leaves out, as the real platform was seen to do. */
  skipStates?: string[]
  /** The sources disagree on these success codes (platform contract §1), so that clients have to take both. */
  emptyStatus?: 200 | 204
  taskCreatedStatus?: 200 | 201
  /** Which of the two documented families of rate headers a plan sends; or Retry-After alone, as HTTP has it. */
  rateHeaders?: RateHeaders
  /** The clock of dates, expiries and rate windows, and of the Date header; not of the state walk. */
  now?: () => number
}

export type RateHeaders = 'spec' | 'page' | 'retryAfter' | 'none'

export interface PlanTimes {
  minuteMs: number
  hourMs: number
  dayMs: number
}

export type Settings = Required<
  Omit<
    PracticeOptions,
    | 'chunkSizeBytes'
    | 'uploadRate'
    | 'publicOrigin'
    | 'dataDir'
    | 'faults'
    | 'plan'
    | 'planLimits'
    | 'planTimes'
    | 'prober'
  >
> & {
  /** Null where nothing is limited. */
  plan: Plan | null
  planTimes: PlanTimes
  chunkSizeBytes: number | null
  uploadRate: number | null
}
