/** `ingest --dry-run`: what would be sent and what not, without sending or keeping anything. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeTree } from '../clips/make.ts'
import { ingest } from './ingest-run.ts'

test('a dry run names what would be sent and why the rest would not, and leaves nothing anywhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reeldrop-dry-'))
  const server = await startPracticeServer()
  try {
    const clips = await makeTree(join(folder, 'footage'))
    const args = [join(folder, 'footage'), '--index', server.indexes[0]?._id ?? '', '--dry-run']
    const { status, lines } = await ingest(server, [...args, '--data-dir', join(folder, 'data')], {
      env: { TMPDIR: folder },
    })
    const sent = lines.filter(({ state }) => state === 'waiting').map(({ path }) => path)
    expect(sent.toSorted()).toEqual(clips.good.map(({ path }) => path).toSorted())
    const refused = lines.filter(({ state }) => state === 'refused')
    expect(refused.map(({ path }) => path).toSorted()).toEqual(clips.bad.map(({ path }) => path).toSorted())
    for (const { problems } of refused) expect(problems.length).toBeGreaterThan(0)
    expect(status).toBe(1)
    expect(server.requests().filter(({ method }) => method !== 'GET')).toEqual([])
    expect(await readdir(folder)).toEqual(['footage'])
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
