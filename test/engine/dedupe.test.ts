/** Nothing is sent twice: what an index holds already is recognised, whoever sent it. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import type { ItemRow } from '../../shared/domain.ts'
import { makeOldClip } from './big-clip.ts'

class Machines {
  readonly folder: string
  readonly server: PracticeServer
  readonly #open: Engine[] = []

  private constructor(folder: string, server: PracticeServer) {
    this.folder = folder
    this.server = server
  }

  static async with(play: (machines: Machines) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'reeldrop-dedupe-'))
    const machines = new Machines(folder, await startPracticeServer({ stepMs: 20 }))
    try {
      await play(machines)
    } finally {
      await Promise.all(machines.#open.map((engine) => engine.close()))
      await machines.server.close()
      await rm(folder, { recursive: true, force: true })
    }
  }

  get indexId(): string {
    return this.server.indexes[0]?._id ?? ''
  }

  /** An engine with a history of its own, as another machine has. */
  async machine(): Promise<Engine> {
    const dataDir = await mkdtemp(join(this.folder, 'machine-'))
    const engine = new Engine({ dataDir, pollMs: 100, log: () => undefined })
    this.#open.push(engine)
    await engine.call('connect', { apiKey: this.server.apiKey, baseUrl: this.server.baseUrl })
    return engine
  }

  async clip(name: string, bytes = 300_000): Promise<string> {
    const path = join(this.folder, name)
    await makeOldClip(path, bytes)
    return path
  }

  /** Drops files and waits until each has ended. */
  async drop(engine: Engine, paths: string[]): Promise<ItemRow[]> {
    const { ids } = await engine.addPaths(paths, this.indexId)
    for (;;) {
      const rows = ids.flatMap((id) => engine.row(id) ?? [])
      if (rows.every(({ state }) => ['ready', 'refused', 'failed'].includes(state))) return rows
      await sleep(20)
    }
  }

  /** Creations of anything on the platform since the log was reset. */
  get creations(): number {
    return this.server.requests().filter(({ method }) => method !== 'GET').length
  }
}

describe.concurrent('what an index holds already is not sent again', () => {
  test('by a second machine, under another name, which says since when and as what', async () => {
    await Machines.with(async (machines) => {
      const path = await machines.clip('A001.mp4')
      expect((await machines.drop(await machines.machine(), [path]))[0]?.state).toBe('ready')
      machines.server.resetLog()
      const renamed = join(machines.folder, 'copy of it.mp4')
      await copyFile(path, renamed)
      const [row] = await machines.drop(await machines.machine(), [renamed])
      expect(row?.state).toBe('refused')
      expect(row?.problems[0]?.code).toBe('already_in_index')
      expect(row?.problems[0]?.message).toMatch(
        /^copy of it\.mp4 is in this index already \(since \d+ \w+ \d{4}, as A001\.mp4\), so it was not sent again\./,
      )
      expect(machines.creations).toBe(0)
    })
  })

  test('by this machine after the clip was taken out of its list', async () => {
    await Machines.with(async (machines) => {
      const engine = await machines.machine()
      const path = await machines.clip('A001.mp4')
      const [row] = await machines.drop(engine, [path])
      await engine.call('remove', { ids: row ? [row.id] : [] })
      expect((await machines.drop(engine, [path]))[0]?.problems[0]?.code).toBe('already_in_index')
    })
  })

  test('but a clip that was deleted there is', async () => {
    await Machines.with(async (machines) => {
      const path = await machines.clip('A001.mp4')
      const first = await machines.machine()
      const [row] = await machines.drop(first, [path])
      const second = await machines.machine()
      expect((await machines.drop(second, [path]))[0]?.state).toBe('refused')
      const url = `${machines.server.baseUrl}/indexes/${machines.indexId}/indexed-assets/${row?.indexedAssetId}`
      const headers = { 'x-api-key': machines.server.apiKey }
      expect((await fetch(url, { method: 'DELETE', headers })).ok).toBe(true)
      const copy = join(machines.folder, 'copy.mp4')
      await copyFile(path, copy)
      expect((await machines.drop(second, [copy]))[0]?.state).toBe('ready')
    })
  })

  test('and what something else sent there is offered as probable, and sent when a person says so', async () => {
    await Machines.with(async (machines) => {
      const path = await machines.clip('A001.mp4')
      const form = new FormData()
      form.set('method', 'direct')
      form.set('file', new Blob([await readFile(path)]), basename(path))
      const headers = { 'x-api-key': machines.server.apiKey }
      const sent = await fetch(`${machines.server.baseUrl}/assets`, { method: 'POST', headers, body: form })
      const { _id } = (await sent.json()) as { _id: string }
      await sleep(500)
      const indexed = await fetch(`${machines.server.baseUrl}/indexes/${machines.indexId}/indexed-assets`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ asset_id: _id }),
      })
      expect(indexed.status).toBe(202)
      const engine = await machines.machine()
      const [row] = await machines.drop(engine, [path])
      expect(row?.problems[0]?.code).toBe('probably_in_index')
      expect(row?.problems[0]?.message).toContain('a clip of the same name, size and length is there')
      await engine.call('uploadAnyway', { ids: row ? [row.id] : [] })
      expect((await machines.drop(engine, [path]))[0]?.state).toBe('ready')
      const other = await machines.clip('A001 longer.mp4', 300_100)
      expect((await machines.drop(engine, [other]))[0]?.state).toBe('ready')
    })
  })

  test('asked before the first byte where the platform could not be asked before', async () => {
    await Machines.with(async (machines) => {
      const path = await machines.clip('A001.mp4')
      expect((await machines.drop(await machines.machine(), [path]))[0]?.state).toBe('ready')
      const engine = await machines.machine()
      await engine.call('listIndexes', {})
      await machines.server.goOffline()
      const dropped = machines.drop(engine, [path])
      await sleep(1500)
      await machines.server.goOnline()
      expect((await dropped)[0]?.problems.at(-1)?.code).toBe('already_in_index')
    })
  })
})

test('an index of 120 clips is read in three calls, once, and what is new in it in one', async () => {
  await Machines.with(async (machines) => {
    const sender = await machines.machine()
    const paths = await Promise.all(
      Array.from({ length: 120 }, (_, n) => machines.clip(`${n}.mp4`, 300_000 + 16 * n)),
    )
    await machines.drop(sender, paths)
    const second = await machines.machine()
    machines.server.resetLog()
    const rows = await machines.drop(second, paths)
    expect(new Set(rows.map(({ problems }) => problems[0]?.code))).toEqual(new Set(['already_in_index']))
    const calls = machines.server.requests().map(({ method, path }) => `${method} ${path.split('?')[0]}`)
    const lists = calls.filter((call) => call.endsWith('/indexed-assets'))
    expect(lists.length).toBe(3)
    // One call for each clip that is there makes sure that it still is.
    expect(calls.filter((call) => /\/indexed-assets\/\w+$/.test(call)).length).toBe(120)
    expect(machines.creations).toBe(0)
  })
}, 120_000)
