/** The receipt of a batch: what it says is what the files and the platform say, and no name can do harm in it. */
import { copyFile, mkdir, readFile, readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { xxhash128 } from 'hash-wasm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { BatchId } from '../../shared/batches.ts'
import type { ItemId } from '../../shared/item.ts'
import type { ReceiptFormat } from '../../shared/receipts.ts'
import { makeClip } from '../clips/make.ts'
import type { Recipe } from '../clips/recipes.ts'
import { failureOf, inAccount, until } from './account.ts'
import type { Account } from './account.ts'
import { inBatch } from './batch.ts'

const ENDED = ['ready', 'refused', 'failed', 'cancelled']
/** What is in a receipt of a clip, as a program reads it. */
const Line = z.object({
  name: z.string(),
  path: z.string(),
  state: z.string(),
  reason: z.string(),
  index_id: z.string(),
  size_bytes: z.coerce.number(),
  duration_seconds: z.coerce.number(),
  width: z.coerce.number(),
  height: z.coerce.number(),
  content_hash: z.string().nullable(),
  way: z.string().nullable(),
  asset_id: z.string().nullable(),
  indexed_asset_id: z.string().nullable(),
  taken_in_at: z.string(),
  upload_began_at: z.string().nullable(),
  upload_ended_at: z.string().nullable(),
  ready_at: z.string().nullable(),
  attempts: z.coerce.number(),
  bytes_sent: z.coerce.number(),
  clip_id: z.string(),
})
type Line = z.infer<typeof Line>
const Receipt = z.object({
  receipt: z.object({ name: z.string(), index_id: z.string().nullable(), ended_at: z.string().nullable() }),
  totals: z.object({
    clips: z.number(),
    by_state: z.record(z.string(), z.number()),
    size_bytes: z.number(),
    bytes_sent: z.number(),
  }),
  clips: z.array(Line),
})

/** Drops clips of given names together and waits until all have ended. */
async function dropped(
  { engine, folder, indexId }: Account,
  clips: readonly (readonly [name: string, recipe: Recipe])[],
): Promise<{ batchId: BatchId; ids: ItemId[] }> {
  const footage = join(folder, 'Card A')
  await mkdir(footage)
  const old = new Date(Date.now() - 60_000)
  for (const [name, recipe] of clips) {
    await copyFile(await makeClip(recipe), join(footage, name))
    await utimes(join(footage, name), old, old)
  }
  const { ids } = await engine.addPaths([footage], indexId, 'direct')
  await until(() => ids.every((id) => ENDED.includes(engine.row(id)?.state ?? '')))
  const [batch] = (await engine.call('listReceipts', { limit: 1 })).batches
  expect(batch).toMatchObject({ label: 'Card A', clips: clips.length })
  return { batchId: batch?.id as BatchId, ids }
}

async function written(account: Account, batchId: BatchId, format: ReceiptFormat): Promise<string> {
  const path = join(account.folder, `receipt.${format}`)
  await account.engine.call('writeReceipt', { batchId, format, path, language: 'en' })
  return await readFile(path, 'utf8')
}

const parsed = async (account: Account, batchId: BatchId) =>
  Receipt.parse(JSON.parse(await written(account, batchId, 'json')))

/** The hash of a file as its receipt has it, made here from the file's own bytes. */
async function hashOf(path: string, as: string): Promise<string> {
  const bytes = await readFile(path)
  const leafBytes = Number(as.split(':')[1])
  const leaves: string[] = []
  for (let at = 0; at < bytes.length; at += leafBytes)
    leaves.push(await xxhash128(bytes.subarray(at, at + leafBytes)))
  return `xxh128-tree:${leafBytes}:${await xxhash128(Buffer.from(leaves.join(''), 'hex'))}`
}

/** The cells of a CSV (RFC 4180). */
function cellsOf(csv: string): string[][] {
  return csv
    .replace('\uFEFF', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
}

test('a receipt has the hash of each file, the identifiers of the platform, and the reason why one was refused', () =>
  inAccount({}, async (account) => {
    const { server, indexId } = account
    const { batchId } = await dropped(account, [
      ['a.mp4', 'h264'],
      ['b.mov', 'hevc'],
      ['tiny.mp4', 'tooSmall'],
    ])
    const { receipt, totals, clips } = await parsed(account, batchId)
    expect(receipt).toMatchObject({ name: 'Card A', index_id: indexId })
    expect(receipt.ended_at).not.toBeNull()
    expect(clips.map(({ name, state }) => [name, state])).toEqual([
      ['a.mp4', 'ready'],
      ['b.mov', 'ready'],
      ['tiny.mp4', 'refused'],
    ])
    const { assets, indexedAssets } = server.state()
    for (const clip of clips.slice(0, 2)) {
      expect(clip.content_hash).toBe(await hashOf(clip.path, clip.content_hash ?? ''))
      const asset = assets.find(({ filename }) => filename === clip.name)
      const indexed = indexedAssets.find(({ filename }) => filename === clip.name)
      expect(clip).toMatchObject({ asset_id: asset?._id, indexed_asset_id: indexed?._id, attempts: 1 })
      expect(clip.asset_id).not.toBeNull()
      // The form around the file counts too.
      expect(clip.bytes_sent - clip.size_bytes).toBeGreaterThanOrEqual(0)
      expect(clip.bytes_sent - clip.size_bytes).toBeLessThan(2000)
      const times = [clip.taken_in_at, clip.upload_began_at, clip.upload_ended_at, clip.ready_at]
      expect(times).not.toContain(null)
      expect(times.toSorted()).toEqual(times)
    }
    const refused = clips[2]
    expect(refused).toMatchObject({ content_hash: null, asset_id: null, attempts: 0, bytes_sent: 0 })
    expect(refused?.reason).toContain('tiny.mp4')
    const sum = (of: 'size_bytes' | 'bytes_sent') => clips.reduce((all, clip) => all + clip[of], 0)
    expect(totals).toMatchObject({
      clips: 3,
      by_state: { ready: 2, refused: 1 },
      size_bytes: sum('size_bytes'),
      bytes_sent: sum('bytes_sent'),
    })
  }))

test('CSV, JSON and the page say the same, also after the clips were taken out of the list', () =>
  inAccount({}, async (account) => {
    const { batchId, ids } = await dropped(account, [
      ['a.mp4', 'h264'],
      ['tiny.mp4', 'tooSmall'],
    ])
    const before = await parsed(account, batchId)
    await account.engine.call('remove', { ids })
    await account.restart()
    const { clips } = await parsed(account, batchId)
    expect(clips).toEqual(before.clips)

    const [head = [], ...lines] = cellsOf(await written(account, batchId, 'csv'))
    const fields = lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ''])))
    expect(fields.map(({ record }) => record)).toEqual(['clip', 'clip', 'total'])
    const empty = (value: string | number | null): string => (value === null ? '' : String(value))
    for (const [at, clip] of clips.entries())
      for (const [name, value] of Object.entries(clip)) expect(fields[at]?.[name], name).toBe(empty(value))
    expect(fields[2]).toMatchObject({ state: '1 ready, 1 refused', bytes_sent: String(clips[0]?.bytes_sent) })

    const page = await written(account, batchId, 'html')
    for (const { content_hash, indexed_asset_id, asset_id } of clips)
      for (const value of [content_hash, indexed_asset_id, asset_id])
        if (value !== null) expect(page).toContain(`<code>${value}</code>`)
    expect(page).toContain('tiny.mp4 is 320×240 px.')
    expect(page.match(/<tr>/g)).toHaveLength(3)
    expect(page.trimEnd().match(/<\/html>/g)).toHaveLength(1)
    // A page that says how large it is would overrule the paper that was chosen in the dialog for printing.
    expect(page).toMatch(/@page \{ margin/)
    expect(page).not.toMatch(/@page [^}]*\bsize:/)
  }))

test('a try that failed and was repeated is counted', () =>
  inAccount({}, async (account) => {
    account.server.setFaults([{ kind: 'status', status: 503, times: 1, match: { route: 'createAsset' } }])
    const { batchId } = await dropped(account, [['a.mp4', 'h264']])
    const { clips } = await parsed(account, batchId)
    expect(clips[0]).toMatchObject({ state: 'ready', attempts: 2 })
  }))

test('names that would be markup, formulas, line breaks or show themselves reversed do no harm in any format', () =>
  inAccount({}, async (account) => {
    const names = [
      `=cmd|' C'!A0.mp4`,
      `<script>alert("1")<${'\u2044'}script>.mp4`,
      'two\nlines.mp4',
      'gnp\u202e4pm.mp4',
      'a;=1+1.mp4',
    ] as const
    const { batchId } = await dropped(
      account,
      names.map((name) => [name, 'tooSmall'] as const),
    )
    const { clips } = await parsed(account, batchId)
    expect(clips.map(({ name }) => name).toSorted()).toEqual(names.toSorted())

    const [head = [], ...lines] = cellsOf(await written(account, batchId, 'csv'))
    const cells = lines.map((line) => line[head.indexOf('name')])
    expect(cells).toEqual(
      expect.arrayContaining([
        `'=cmd|' C'!A0.mp4`,
        String.raw`two\u000alines.mp4`,
        String.raw`gnp\u202e4pm.mp4`,
        `a;'=1+1.mp4`,
      ]),
    )
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]|;\s*[=+\-@]|[\n\u202e]/)

    const page = await written(account, batchId, 'html')
    expect(page).not.toMatch(/<script|\u202e|two\nlines/i)
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)')
    expect(page).toContain(String.raw`gnp\u202e4pm.mp4`)
  }))

test('the name of the file is one that every system takes, and a batch that is not known says so', () =>
  inAccount({}, async (account) => {
    const { batchId } = await dropped(account, [['tiny.mp4', 'tooSmall']])
    const { name } = await account.engine.call('receiptName', { batchId })
    expect(name).toMatch(/^Reeldrop Card A \d{4}-\d{2}-\d{2}$/)
    await failureOf(account.engine.call('receiptName', { batchId: 999 }), 'batch_gone')
  }))

test('ingest writes a receipt of all that it sent, and never over a file', () =>
  inBatch({ way: 'direct', clips: 2, bytes: 400_000, practice: { stepMs: 20 } }, async (batch) => {
    const path = join(batch.folder, 'receipt.json')
    const first = await batch.run({ more: ['--receipt', path] })
    await batch.expectReady(first)
    const { receipt, totals, clips } = Receipt.parse(JSON.parse(await readFile(path, 'utf8')))
    expect(receipt.name).toBe('footage')
    expect(totals).toMatchObject({ clips: 2, by_state: { ready: 2 } })
    expect(clips.map(({ indexed_asset_id }) => indexed_asset_id)).toEqual(
      first.lines.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ indexedAssetId }) => indexedAssetId),
    )
    const before = await readFile(path, 'utf8')
    const second = await batch.run({ more: ['--receipt', path] })
    expect(second.status).toBe(1)
    expect(second.stderr).toContain('receipt.json is there already')
    expect(await readFile(path, 'utf8')).toBe(before)
    const third = await batch.run({ more: ['--receipt', join(batch.folder, 'receipt.pdf')] })
    expect([third.status, third.stderr.split('\n')[0]]).toEqual([
      2,
      '--receipt names a file that ends in .csv, .json or .html.',
    ])
    expect((await readdir(batch.folder)).filter((name) => name.startsWith('receipt'))).toEqual([
      'receipt.json',
    ])
  }))
