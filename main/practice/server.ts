/**
 * The practice server: a stand-in for the platform on a loopback port, for trying the app without a key and for
 * tests. It checks what a careful platform would; where no source says how the platform behaves, the code says
 * "Invented". It shares nothing with the engine, so that a mistake there shows here.
 */
import createRouter from 'find-my-way'
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { ByteStore } from './bytes.ts'
import { Clockwork } from './clockwork.ts'
import { dispatch } from './dispatch.ts'
import { FaultBoard, type Fault } from './faults.ts'
import { Throttle } from './gate.ts'
import { idMaker } from './ids.ts'
import type { LoggedRequest, PracticeReady, PracticeState } from './inspection.ts'
import { Meter } from './meter.ts'
import type { PracticeOptions, Settings } from './options.ts'
import { planOf, type Plan } from '../../shared/plans.ts'
import type { Practice } from './practice.ts'
import { bundledFfprobe, Prober } from './probe.ts'
import { emptyWorld, type IndexRecord } from './records.ts'
import { Streams } from './streams.ts'
import { RequestLog } from './request-log.ts'
import { assetRoutes } from './routes/assets.ts'
import { addIndex, indexRoutes } from './routes/indexes.ts'
import { indexedAssetRoutes } from './routes/indexed-assets.ts'
import { inspectionRoutes, stateOf } from './routes/inspection.ts'
import { mediaRoutes } from './routes/media.ts'
import { multipartRoutes } from './routes/multipart.ts'
import { storageRoutes } from './routes/storage.ts'
import { taskRoutes } from './routes/tasks.ts'

export type { PracticeOptions } from './options.ts'

export interface PracticeServer extends PracticeReady {
  /** What was received and what became of it; the same as `GET /practice/state`. */
  state(): PracticeState
  /** What signs the addresses that were given out until now: whoever has one of them can use its address. */
  signatures(): string[]
  /** Every request since the start or the last reset, oldest first. */
  requests(): LoggedRequest[]
  resetLog(): void
  /** Replaces all faults. */
  setFaults(faults: Fault[]): void
  /** How often each of them has struck since, in the given order. */
  faultsStruck(): number[]
  /** Keeps assets, indexed assets and tasks from stepping into the given state until `releaseSteps`. */
  holdSteps(into: string): void
  releaseSteps(): void
  /** Takes in no byte of any body until `releaseBytes`; of a server with an `uploadRate`. */
  holdBytes(): void
  releaseBytes(): void
  /** Closes the port and all connections; whoever comes is refused until `goOnline`. It forgets nothing. */
  goOffline(): Promise<void>
  /** Listens again on the same port. */
  goOnline(): Promise<void>
  /** Ends all connections and removes its temporary folder. */
  close(): Promise<void>
}

/** As load balancers have it; Node's five seconds end under a client that is busy for a moment. */
const KEEP_ALIVE_MS = 60_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const settings = settingsOf(options)
  const clockwork = new Clockwork()
  const log = new RequestLog()
  let origin = ''
  let closed = false
  const bytes = await ByteStore.open(options.dataDir ?? null, settings.sink)
  const practice: Practice = {
    settings,
    world: emptyWorld(),
    newId: idMaker(settings.now),
    clockwork,
    bytes,
    streams: new Streams(bytes.folder, settings.apiKey),
    prober: options.prober ?? new Prober(settings.ffprobePath),
    meter: new Meter(settings.plan, settings.planTimes, settings.now, settings.rateHeaders),
    faults: new FaultBoard(options.faults ?? []),
    origin: () => origin,
    background: (work) => {
      work.catch((error: unknown) => {
        if (!closed) process.stderr.write(`practice server: ${String(error)}\n`)
      })
    },
  }
  const indexes = startingIndexes(practice).map(({ id, name, models }) => ({
    _id: id,
    index_name: name,
    models,
  }))
  const parts = {
    practice,
    log,
    router: routerOf(practice, log),
    throttle: settings.uploadRate === null ? null : new Throttle(settings.uploadRate, clockwork),
  }
  const server = createServer(
    { requestTimeout: 0, keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true },
    (request, response) => {
      practice.background(dispatch(parts, request, response))
    },
  )
  const port = await listen(server, settings.port)
  const own = `http://127.0.0.1:${port}`
  origin = options.publicOrigin ?? own
  return {
    baseUrl: `${own}/v1.3`,
    apiKey: settings.apiKey,
    indexes,
    state: () => stateOf(practice),
    signatures: () => [
      ...practice.world.urls.keys(),
      ...[...practice.world.videos.keys()].map((id) => practice.streams.signatureOf(id)),
    ],
    requests: () => log.entries(),
    resetLog: () => {
      log.reset()
    },
    setFaults: (faults) => {
      practice.faults.replace(faults)
    },
    faultsStruck: () => practice.faults.struck,
    holdSteps: (into) => {
      clockwork.hold(into)
    },
    releaseSteps: () => {
      clockwork.release()
    },
    holdBytes: () => {
      parts.throttle?.hold()
    },
    releaseBytes: () => {
      parts.throttle?.release()
    },
    goOffline: () => shut(server),
    goOnline: async () => void (await listen(server, port)),
    close: async () => {
      closed = true
      clockwork.close()
      practice.prober.close()
      await shut(server)
      await practice.bytes.close()
    },
  }
}

const settingsOf = (options: PracticeOptions): Settings => ({
  port: options.port ?? 0,
  apiKey: options.apiKey ?? `tlk_practice_${randomBytes(12).toString('hex')}`,
  stepMs: options.stepMs ?? 1500,
  plan: planWith(options),
  planTimes: { minuteMs: MINUTE, hourMs: HOUR, dayMs: DAY, ...options.planTimes },
  chunkSizeBytes: options.chunkSizeBytes ?? null,
  initialUrls: options.initialUrls ?? 10,
  uploadRate: options.uploadRate ?? null,
  sink: options.sink ?? false,
  ffprobePath: options.ffprobePath ?? bundledFfprobe(),
  urlLifetimeMs: options.urlLifetimeMs ?? HOUR,
  sessionLifetimeMs: options.sessionLifetimeMs ?? DAY,
  singleUseUrls: options.singleUseUrls ?? true,
  skipStates: options.skipStates ?? [],
  emptyStatus: options.emptyStatus ?? 204,
  taskCreatedStatus: options.taskCreatedStatus ?? 201,
  rateHeaders: options.rateHeaders ?? 'spec',
  now: options.now ?? Date.now,
})

function planWith({ plan = 'off', planLimits }: PracticeOptions): Plan | null {
  const published = planOf(plan)
  return published && { ...published, ...planLimits }
}

/** The last two are as older accounts have them; new indexes can have Marengo 3.0 alone. */
function startingIndexes(practice: Practice): IndexRecord[] {
  const model_options = ['visual', 'audio']
  const [marengo, pegasus] = [
    { model_name: 'marengo3.0', model_options },
    { model_name: 'pegasus1.2', model_options },
  ]
  return [
    addIndex(practice, 'Practice: search', [marengo]),
    addIndex(practice, 'Practice: search and analysis', [marengo, pegasus]),
    addIndex(practice, 'Practice: analysis only', [pegasus]),
  ]
}

function routerOf(practice: Practice, log: RequestLog) {
  const router = createRouter()
  const routes = [
    ...indexRoutes(practice),
    ...assetRoutes(practice),
    ...multipartRoutes(practice),
    ...storageRoutes(practice),
    ...mediaRoutes(practice),
    ...indexedAssetRoutes(practice),
    ...taskRoutes(practice),
    ...inspectionRoutes(practice, log),
  ]
  // Only looked up in: the handler that the router demands is never called.
  for (const route of routes) router.on(route.method, route.path, () => undefined, route)
  return router
}

async function shut(server: Server): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await ended
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
