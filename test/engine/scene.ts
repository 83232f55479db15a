/**
 * A batch of clips on a real engine against a real practice server, as a person would see it: what became of each
 * clip, with which sentence, and what the platform holds at the end.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import type { Fault } from '../../main/practice/faults.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions, PracticeServer } from '../../main/practice/server.ts'
import type { ItemId, ItemRow, ItemState } from '../../shared/item.ts'
import type { Totals } from '../../shared/totals.ts'
import type { ConcreteWay } from '../../shared/upload-way.ts'
import { Footage } from './footage.ts'
import { knownClip } from './known-clip.ts'

export const WAYS = ['multipart', 'direct', 'task'] as const satisfies ConcreteWay[]
const ENDED: readonly ItemState[] = ['ready', 'refused', 'failed', 'cancelled']
/** Longest that anything is waited for, in ms: a bit less than a test may take, so that it is told what was missing. */
const LONGEST_MS = 280_000

export interface SceneOptions {
  way: ConcreteWay
  practice?: PracticeOptions
  /** About how many bytes each of the four clips has; no two have the same. */
  bytes?: number
  /** Clips that lie in the folder `card` within the footage. */
  onCard?: string[]
  /** Where the history is kept, where that is not to be an ordinary folder. */
  dataDir?: string
  /** Time without any movement after which a request is given up, in ms; the usual minute when left out. */
  stallMs?: number
}

/** What became of a clip: its state, and every sentence that it carries. */
export type Outcome = [ItemState, ...string[]]

export class Scene {
  readonly folder: string
  readonly footage: Footage
  readonly server: PracticeServer
  engine: Engine
  readonly #options: SceneOptions
  readonly #ids = new Map<string, ItemId>()
  #errors: string[] = []
  #faults: Fault[] = []
  #totals: Totals | null = null

  private constructor(folder: string, footage: Footage, options: SceneOptions, server: PracticeServer) {
    this.folder = folder
    this.footage = footage
    this.#options = options
    this.server = server
    this.engine = this.#newEngine()
  }

  static async open(options: SceneOptions): Promise<Scene> {
    const folder = await mkdtemp(join(tmpdir(), 'reeldrop-scene-'))
    const { bytes = 300_000, onCard = [] } = options
    const footage = await Footage.make(join(folder, 'footage'), bytes, onCard)
    const usual = { stepMs: 30, chunkSizeBytes: 64 * 1024, initialUrls: 1, prober: knownClip }
    const practice = { ...usual, ...options.practice }
    return new Scene(folder, footage, options, await startPracticeServer(practice))
  }

  get names(): string[] {
    return this.footage.names
  }

  get indexId(): string {
    return this.server.indexes[0]?._id ?? ''
  }

  idOf(name: string): ItemId {
    return this.#ids.get(name) as ItemId
  }

  row(name: string): ItemRow {
    const row = this.engine.row(this.idOf(name))
    if (row === null) throw new Error(`there is no row of ${name}`)
    return row
  }

  /** What the window shows above the list. */
  get totals(): Totals {
    if (this.#totals === null) throw new Error('the window shows nothing yet')
    return this.#totals
  }

  /** Why the whole queue waits, as the window says it; null when it does not. */
  get saysHeld(): string | null {
    return this.totals.hold?.failure.message ?? null
  }

  /** Sets the key. @param baseUrl another address than the server's, for a platform that cannot be found */
  async connect(baseUrl = this.server.baseUrl, apiKey = this.server.apiKey): Promise<void> {
    await this.engine.call('connect', { apiKey, baseUrl })
  }

  /** Drops the four clips on the engine. */
  async add(): Promise<void> {
    await this.#openWindow()
    const { ids } = await this.engine.addPaths([this.footage.folder], this.indexId, this.#options.way)
    for (const id of ids) this.#ids.set(this.engine.row(id)?.name ?? '', id)
    expect([...this.#ids.keys()].sort()).toEqual([...this.names].sort())
  }

  async connectAndAdd(): Promise<void> {
    await this.connect()
    await this.add()
  }

  /** Ends the engine and starts it anew on the same data, with the key. @param meanwhile done while none runs */
  async restart(meanwhile: () => void = () => undefined): Promise<void> {
    await this.engine.close()
    meanwhile()
    this.engine = this.#newEngine()
    await this.connect()
  }

  /** Waits for something to come true. @throws Error with the rows as they stand when it does not within `ms` */
  async until(what: () => boolean, ms = LONGEST_MS): Promise<void> {
    const deadline = performance.now() + ms
    while (!what()) {
      if (performance.now() > deadline)
        throw new Error(`it did not come true: ${JSON.stringify(this.#standing())}`)
      await sleep(10)
    }
  }

  /** Demands that something is true now and stays so for a while. */
  async stays(what: () => boolean, ms: number): Promise<void> {
    const end = performance.now() + ms
    while (performance.now() < end) {
      expect(what(), JSON.stringify(this.#standing())).toBe(true)
      await sleep(10)
    }
  }

  /** Waits until a number has not changed for a moment: what was on its way has come to its end. */
  async untilSteady(number: () => number, ms = 300): Promise<void> {
    let last = number()
    let since = performance.now()
    await this.until(() => {
      const now = number()
      if (now !== last) since = performance.now()
      last = now
      return performance.now() - since >= ms
    })
  }

  async untilState(name: string, ...states: ItemState[]): Promise<void> {
    await this.until(() => states.includes(this.row(name).state))
  }

  /** Waits until every clip has ended. @returns what became of each, by name */
  async outcomes(ms?: number): Promise<Record<string, Outcome>> {
    await this.until(() => [...this.#ids.keys()].every((name) => ENDED.includes(this.row(name).state)), ms)
    return this.#standing()
  }

  /** What the history of a clip says, oldest line first. */
  async history(name: string): Promise<string[]> {
    const details = await this.engine.call('details', { id: this.idOf(name) })
    return details?.events.map((event) => event.reason) ?? []
  }

  /** The names of the clips whose whole content the platform has, and of what it has indexed, each as often as it has it. */
  platform(): { sent: string[]; indexed: string[] } {
    const { assets, tasks, indexedAssets } = this.server.state()
    const hashes = [...assets, ...tasks].flatMap((thing) => thing.sha256 ?? [])
    return {
      sent: hashes.map((hash) => this.footage.nameOf(hash)).sort(),
      indexed: indexedAssets.map((indexed) => indexed.filename).sort(),
    }
  }

  /** Waits for the end and demands that every clip is ready and on the platform exactly once. */
  async expectAllReadyOnce(ms?: number): Promise<void> {
    expect(await this.outcomes(ms)).toEqual(this.#allReady())
    const names = [...this.names].sort()
    expect(this.platform()).toEqual({ sent: names, indexed: names })
  }

  /** Waits for the end and demands that one clip, whichever, ended otherwise and the others are ready. */
  async expectOneEnds(state: ItemState, sentence: string): Promise<string> {
    const outcomes = await this.outcomes()
    const name = this.names.find((one) => outcomes[one]?.[0] !== 'ready') ?? 'no clip'
    expect(outcomes).toEqual({ ...this.#allReady(), [name]: [state, sentence.replaceAll('NAME', name)] })
    const { indexed } = this.platform()
    expect(indexed.filter((one) => one !== name)).toEqual(this.names.filter((one) => one !== name).sort())
    return name
  }

  /** Does something on the platform beside the engine, as another machine with the same account would. */
  async onPlatform(method: string, path: string): Promise<void> {
    const headers = { 'x-api-key': this.server.apiKey }
    const { ok, status } = await fetch(this.server.baseUrl + path, { method, headers })
    expect(ok, `${method} ${path} → ${status}`).toBe(true)
  }

  /** Takes what a scene provoked on purpose out of the log, of which nothing may be left at the end. */
  forgiveErrors(which: RegExp): void {
    this.#errors = this.#errors.filter((error) => !which.test(error))
  }

  /** Sets the faults of the server. Those that were set before have to have struck: a fault that misses shows nothing. */
  setFaults(faults: Fault[]): void {
    this.#expectStruck()
    this.#faults = faults
    this.server.setFaults(faults)
  }

  /** @param played whether the scene came to its end, so that what it left is worth a look */
  async close(played: boolean): Promise<void> {
    await this.engine.close()
    await this.server.close()
    await rm(this.folder, { recursive: true, force: true })
    if (!played) return
    this.#expectStruck()
    expect(this.#errors).toEqual([])
  }

  async #openWindow(): Promise<void> {
    const query = {
      filter: 'all',
      search: '',
      sort: 'added',
      descending: false,
      offset: 0,
      limit: 4,
    } as const
    this.#totals = (await this.engine.call('openView', query)).totals
  }

  #expectStruck(): void {
    const struck = this.server.faultsStruck()
    expect(this.#faults.filter((_, at) => struck[at] === 0)).toEqual([])
  }

  #newEngine(): Engine {
    return Engine.open({
      dataDir: this.#options.dataDir ?? join(this.folder, 'data'),
      pollMs: 100,
      ...(this.#options.stallMs === undefined ? {} : { stallMs: this.#options.stallMs }),
      onView: ({ totals }) => (this.#totals = totals),
      log: (level, message) => (level === 'error' ? this.#errors.push(message) : undefined),
    })
  }

  #allReady(): Record<string, Outcome> {
    return Object.fromEntries(this.names.map((name) => [name, ['ready']]))
  }

  #standing(): Record<string, Outcome> {
    const of = (name: string): Outcome => {
      const { state, problems, failure } = this.row(name)
      return [state, ...problems.map(({ message }) => message), ...(failure ? [failure.message] : [])]
    }
    return Object.fromEntries([...this.#ids.keys()].map((name) => [name, of(name)]))
  }
}

/** Plays a scene and cleans up after it, however it ends. */
export async function inScene(options: SceneOptions, play: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = await Scene.open(options)
  let played = false
  try {
    await play(scene)
    played = true
  } finally {
    await scene.close(played)
  }
}
