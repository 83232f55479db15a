/** A watch folder on a real engine against a real practice server, while other programs write into it. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import type { WatchTimes } from '../../main/engine/watch/watch.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import type { ItemRow, ItemState } from '../../shared/item.ts'
import { WatchSettings, type WatchFolder } from '../../shared/watching.ts'
import { sha256 } from './hash.ts'

/** Times of a watch folder in these scenes, in ms: the root is looked at often, the tree only when there is a reason. */
const TIMES = { root: 200, scan: 600_000, shareScan: 500 }

interface WatchOptions {
  times?: Partial<WatchTimes>
  /** Another ffprobe for the platform than its own, made in the folder of the scene. */
  platformProbe?: (folder: string) => Promise<string>
}

export class WatchScene {
  readonly folder: string
  /** The watched folder. */
  readonly root: string
  readonly server: PracticeServer
  engine: Engine
  readonly #times: Partial<WatchTimes>
  #errors: string[] = []
  #watches: WatchFolder[] = []

  private constructor(folder: string, server: PracticeServer, times: Partial<WatchTimes>) {
    this.folder = folder
    this.root = join(folder, 'watched')
    this.server = server
    this.#times = times
    this.engine = this.#newEngine()
  }

  static async open({ times = {}, platformProbe }: WatchOptions = {}): Promise<WatchScene> {
    const folder = await mkdtemp(join(tmpdir(), 'reeldrop-watch-'))
    const probe = platformProbe === undefined ? {} : { ffprobePath: await platformProbe(folder) }
    const scene = new WatchScene(folder, await startPracticeServer({ stepMs: 20, ...probe }), times)
    await mkdir(scene.root)
    await scene.#connect()
    return scene
  }

  get indexId(): string {
    return this.server.indexes[0]?._id ?? ''
  }

  /** The watch folders as the window was last told of them. */
  get told(): WatchFolder[] {
    return this.#watches
  }

  path(...names: string[]): string {
    return join(this.root, ...names)
  }

  async watch(settings: Partial<WatchSettings> = {}): Promise<WatchFolder> {
    const all = { path: this.root, indexId: this.indexId, way: 'auto', settleSeconds: 1, ...settings }
    const watch = await this.engine.call('addWatch', WatchSettings.parse(all))
    await this.until(async () => (await this.standing()).every(({ state }) => state === 'watching'))
    return watch
  }

  async standing(): Promise<WatchFolder[]> {
    return (await this.engine.call('listWatches', {})).watches
  }

  async rows(): Promise<ItemRow[]> {
    const query = { filter: 'all', search: '', sort: 'name', descending: false, offset: 0 } as const
    const rows: ItemRow[] = []
    for (;;) {
      const view = await this.engine.call('openView', { ...query, offset: rows.length, limit: 500 })
      rows.push(...view.rows)
      if (view.rows.length === 0 || rows.length >= view.matching) return rows
    }
  }

  async row(name: string): Promise<ItemRow | null> {
    return (await this.rows()).find((row) => row.name === name) ?? null
  }

  /** Waits until there are so many rows and all are in one state. */
  async untilAll(state: ItemState, rows: number, ms?: number): Promise<void> {
    const query = {
      filter: 'all',
      search: '',
      sort: 'added',
      descending: false,
      offset: 0,
      limit: 1,
    } as const
    await this.until(async () => {
      const { matching, totals } = await this.engine.call('openView', query)
      return matching === rows && totals.byState[state] === rows
    }, ms)
  }

  async until(what: () => Promise<boolean> | boolean, ms = 280_000): Promise<void> {
    const deadline = performance.now() + ms
    while (!(await what())) {
      if (performance.now() > deadline) {
        const rows = (await this.rows()).map((row) => [
          row.name,
          row.state,
          row.settling?.why,
          row.problems[0]?.message,
        ])
        throw new Error(`it did not come true: ${JSON.stringify([rows.slice(0, 20), await this.standing()])}`)
      }
      await sleep(20)
    }
  }

  /**
   * Waits until as many clips are ready as there are paths, and demands that these and no others arrived on the platform,
   * once each and byte for byte.
   */
  async expectOnce(paths: readonly string[], ms?: number): Promise<void> {
    await this.untilAll('ready', paths.length, ms)
    const sources = await Promise.all(paths.map(sha256))
    const { assets, indexedAssets } = this.server.state()
    expect(assets.map((asset) => asset.sha256).toSorted()).toEqual(sources.toSorted())
    expect(indexedAssets.length).toBe(paths.length)
  }

  async restart(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.engine.close()
    await meanwhile()
    this.engine = this.#newEngine()
    await this.#connect()
  }

  async close(): Promise<void> {
    await this.engine.close()
    await this.server.close()
    await rm(this.folder, { recursive: true, force: true })
    expect(this.#errors).toEqual([])
  }

  async #connect(): Promise<void> {
    await this.engine.call('connect', { apiKey: this.server.apiKey, baseUrl: this.server.baseUrl })
  }

  #newEngine(): Engine {
    return Engine.open({
      dataDir: join(this.folder, 'data'),
      pollMs: 100,
      watchTimes: { ...TIMES, ...this.#times },
      onWatches: (watches) => (this.#watches = watches),
      log: (level, message) => (level === 'error' ? this.#errors.push(message) : undefined),
    })
  }
}

/** Plays a scene and cleans up after it, however it ends. */
export async function inWatch(
  play: (scene: WatchScene) => Promise<void>,
  options?: WatchOptions,
): Promise<void> {
  const scene = await WatchScene.open(options)
  try {
    await play(scene)
  } finally {
    await scene.close()
  }
}
