/** The practice server as a process of its own, with a folder that lives as long as it does. */
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ExpectedError, failure } from '../shared/errors.ts'
import { log } from './log.ts'
import { BUILT } from './paths.ts'
import { hostProcess } from './process-host.ts'

const Ready = z.object({
  kind: z.literal('practiceReady'),
  baseUrl: z.url(),
  apiKey: z.string().min(1),
  indexes: z.array(z.object({ _id: z.string(), index_name: z.string() })).min(1),
})

export interface Practice {
  baseUrl: string
  apiKey: string
  /** The index that sample clips go to. */
  indexId: string
  /** The engine's data folder while practising; gone after `close`. */
  dataDir: string
  /** Copies the sample clips to where they can be dropped from. */
  layOutSamples(): Promise<string[]>
  close(): Promise<void>
}

const START_LIMIT_MS = 20_000
/** Each step of the platform takes this long, so that it can be watched. */
const STEP_MS = 600

/** @throws ExpectedError `practice_failed` when it does not come up */
export async function startPractice(): Promise<Practice> {
  const folder = await mkdtemp(join(tmpdir(), 'reeldrop-practice-'))
  const { ready, end } = await startServer(join(folder, 'server'))
  return {
    baseUrl: ready.baseUrl,
    apiKey: ready.apiKey,
    indexId: ready.indexes[0]?._id ?? '',
    dataDir: join(folder, 'data'),
    layOutSamples: () => layOutSamples(join(folder, 'Sample clips')),
    close: async () => {
      await end()
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

interface Server {
  ready: z.infer<typeof Ready>
  end: () => Promise<void>
}

function startServer(dataDir: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    let ended: (() => void) | undefined
    const gone = new Promise<void>((done) => (ended = done))
    const fail = (detail: string) => {
      clearTimeout(timer)
      reject(new ExpectedError(failure('practice_failed', { detail })))
    }
    const args = ['--port', '0', '--step-ms', String(STEP_MS), '--data-dir', dataDir]
    const server = hostProcess('Reeldrop practice server', BUILT.practice, args)
    server.listen({
      onMessage: (message) => {
        const ready = Ready.safeParse(message)
        if (!ready.success) return
        clearTimeout(timer)
        const end = () => {
          server.kill()
          return gone
        }
        resolve({ ready: ready.data, end })
      },
      onExit: (code) => {
        ended?.()
        fail(`it ended with status ${code}`)
      },
      onStderr: (text) => log.warn('practice:', text.trimEnd()),
    })
    const timer = setTimeout(() => {
      server.kill()
      fail(`no answer within ${START_LIMIT_MS / 1000} s`)
    }, START_LIMIT_MS)
  })
}

async function layOutSamples(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(BUILT.samples))
    .filter((name) => /\.(mp4|mov|mkv|webm|m4v)$/i.test(name))
    .sort()
  // File by file: copying a whole folder does not work out of an installed app's archive.
  await Promise.all(names.map((name) => copyFile(join(BUILT.samples, name), join(folder, name))))
  return names.map((name) => join(folder, name))
}
