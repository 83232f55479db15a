/** A folder whose clips may not be read any more, as a user for whom permissions count. */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startPracticeServer } from '../../main/practice/server.ts'
import { until } from './batch.ts'
import { makeOldClip } from './big-clip.ts'
import { startIngest } from './ingest-run.ts'
import type { IngestOptions } from './ingest-run.ts'
import { recordedProbe } from './recorded-probe.ts'
import { WAYS } from './scene.ts'

/** `nobody`: root may read everything, so that as root the clips are sent by another user. */
const AS: IngestOptions = process.geteuid?.() === 0 ? { uid: 65534 } : {}

describe.concurrent('permission taken away under way', () => {
  test.each(WAYS)(
    '%s: the clip says so, the others become ready, and with permission it goes on',
    async (way) => {
      const folder = await mkdtemp(join(tmpdir(), 'reeldrop-permission-'))
      const server = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 64 * 1024, uploadRate: 600_000 })
      const locked = join(folder, 'footage/locked')
      try {
        for (const path of [folder, join(folder, 'footage'), locked]) {
          await mkdir(path, { recursive: true })
          await chmod(path, 0o777)
        }
        const paths = ['a.mp4', 'b.mp4', 'locked/c.mp4'].map((name) => join(folder, 'footage', name))
        for (const [at, path] of paths.entries()) await makeOldClip(path, 400_000 + at * 1000)
        const [a = '', b = '', c = ''] = paths
        const args = [join(folder, 'footage'), '--upload', way, '--data-dir', join(folder, 'data')]
        args.push('--index', server.indexes[0]?._id ?? '')
        // All three come to their first request at once.
        args.push('--set', `ffprobePath=${await recordedProbe(folder, a)}`)

        const creating = { method: 'POST', path: 'uploads$|assets$|tasks$' }
        server.setFaults([{ kind: 'status', status: 503, match: creating }])
        const run = startIngest(server, args, AS)
        // After an unclear answer no clip's file is held open, for ten seconds where it might have created something.
        await until(() => server.requests().filter(({ status }) => status === 503).length >= 3)
        await chmod(locked, 0o000)
        // An upload session is asked for again sooner: nothing is let through before that was tried.
        if (way === 'multipart') await until(() => run.told().includes('c.mp4'))
        server.setFaults([])
        const result = await run.done
        const said = Object.fromEntries(
          result.lines.map(({ path, state, problems }) => [path, [state, ...problems]]),
        )
        expect(said).toEqual({
          [a]: ['ready'],
          [b]: ['ready'],
          [c]: [
            'failed',
            {
              code: 'source_unreadable',
              about: { name: 'c.mp4', detail: 'EACCES' },
              message:
                'c.mp4 cannot be opened for reading (EACCES). Give this user read permission, then retry.',
              retryable: true,
            },
          ],
        })

        await chmod(locked, 0o777)
        const again = await startIngest(server, args, AS).done
        expect(again.lines.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready'])
        expect(
          server
            .state()
            .indexedAssets.map(({ filename }) => filename)
            .sort(),
        ).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])
      } finally {
        await server.close()
        await chmod(locked, 0o777)
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
})
