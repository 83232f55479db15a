/** A hold as the command line tells it: it ends with the sentence, and the next run goes on. */
import { expect, test } from 'vitest'
import { inBatch } from './batch.ts'

const practice = { stepMs: 50 }

test.concurrent(
  'a key revoked meanwhile marks nothing as failed; with a good key the same run goes on to ready',
  async () => {
    await inBatch({ way: 'direct', clips: 3, bytes: 300_000, practice }, async (batch) => {
      batch.server.setFaults([{ kind: 'keyRevoked', match: { method: 'POST' } }])
      const held = await batch.run()
      expect(held.lines).toEqual([])
      expect(held.stderr).toContain(
        'The platform refused the API key. Enter a valid key; the queue then goes on by itself.',
      )
      expect(held.status).toBe(1)
      batch.server.setFaults([])
      await batch.expectReady(await batch.run())
    })
  },
)

test.concurrent('a usage limit ends the run with its sentence', async () => {
  await inBatch({ way: 'task', clips: 3, bytes: 300_000, practice }, async (batch) => {
    batch.server.setFaults([{ kind: 'usageLimit' }])
    const held = await batch.run()
    expect(held.lines).toEqual([])
    expect(held.stderr).toContain('The usage limit of your plan is reached')
  })
})

test.concurrent('a clip that fails makes the run end with status 1 and its sentence', async () => {
  await inBatch({ way: 'direct', clips: 3, bytes: 300_000, practice }, async (batch) => {
    batch.server.setFaults([{ kind: 'assetFails', reason: 'It is too blue.', match: { filename: '01' } }])
    const { status, lines } = await batch.run()
    expect(status).toBe(1)
    expect(lines.filter(({ state }) => state === 'ready')).toHaveLength(2)
    expect(lines.find(({ state }) => state === 'failed')?.problems).toMatchObject([
      { code: 'asset_failed', message: 'The platform could not process clip 01.mp4: It is too blue.' },
    ])
  })
})
