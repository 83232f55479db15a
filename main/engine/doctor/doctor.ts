import { basename } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import {
  MENDABLE,
  SHOWN_EACH,
  type Checkup,
  type CheckupProgress,
  type Finding,
  type FindingKind,
} from '../../../shared/checkup.ts'
import type { BatchId } from '../../../shared/batches.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { UploadWay } from '../../../shared/upload-way.ts'
import { ExpectedError, failure, type Failure } from '../../../shared/errors.ts'
import type { EngineContext } from '../context.ts'
import { expand } from '../intake/expand.ts'
import type { PlatformClient } from '../platform/client.ts'
import type { Candidate } from '../store/new-items.ts'
import { sourceError } from '../transfer/source-file.ts'
import { findAssets } from './assets.ts'
import { toCsv } from './csv.ts'
import { diagnose } from './diagnose.ts'
import type { Diagnosis } from './diagnose.ts'
import { Held } from './held.ts'
import { mend } from './mend.ts'
import type { Ill } from './mend.ts'

/** Clips after which the engine sees to other things. */
const BREATH = 100
/** Least time between two tellings of the progress, in ms. */
const TELL_MS = 100

interface Index {
  id: string
  name: string
}

/** A comparison with all its findings. */
interface Result {
  folder: string
  index: Index
  ills: Ill[]
}

/** What comparing and mending takes of the engine. */
export interface DoctorParts {
  ctx: EngineContext
  /** Asks the platform. @throws ExpectedError */
  ask: <T>(call: (client: PlatformClient) => Promise<T>) => Promise<T>
  /** An index as it is now. @throws ExpectedError */
  index: (id: string) => Promise<Index>
  /** Counts upload sessions on the platform that are not known here. @throws ExpectedError */
  strays: () => Promise<number>
  retryItem: (id: ItemId) => void
  way: () => UploadWay
  onProgress: (progress: CheckupProgress) => void
}

/** Compares folders with indexes, one at a time; changes nothing until it is told what to mend. */
export class Doctor {
  readonly #parts: DoctorParts
  #running: AbortController | null = null
  #last: Result | null = null
  #told: { step: CheckupProgress['step']; at: number } | null = null

  constructor(parts: DoctorParts) {
    this.#parts = parts
  }

  /**
   * Holds every clip of a folder against the list of this machine and against the index, which is read in whole. One
   * that runs already is ended by it.
   * @throws ExpectedError `folder_unreadable`, `checkup_stopped`, and what the platform says
   */
  async examine(folder: string, indexId: string): Promise<Checkup> {
    this.stop()
    const run = new AbortController()
    this.#running = run
    try {
      return await this.#examine(folder, await this.#parts.index(indexId), run.signal)
    } catch (error) {
      if (run.signal.aborted) throw new ExpectedError(failure('checkup_stopped'))
      throw error
    } finally {
      if (this.#running === run) this.#running = null
    }
  }

  stop(): void {
    this.#running?.abort(new Error('stopped'))
    this.#running = null
  }

  /** All findings of the last comparison as CSV; its head alone before any. */
  csv(): string {
    return toCsv((this.#last?.ills ?? []).map(toFinding))
  }

  /**
   * Mends what the last comparison found.
   * @param kinds of findings, all of each but those whose number is in `except`
   * @returns the items that were set on their way, and what could not be read
   */
  async mend(
    kinds: readonly FindingKind[],
    except: readonly number[],
  ): Promise<{ mended: ItemId[]; problems: Failure[] }> {
    const { ctx, retryItem, way } = this.#parts
    const last = this.#last
    const problems: Failure[] = []
    const mended: ItemId[] = []
    if (last === null) return { mended, problems }
    const left = new Set(except)
    let begun: BatchId | null = null
    const batch = () =>
      (begun ??= ctx.store.batches.ofDrop({ label: basename(last.folder), paths: 1 }, last.index))
    const means = { index: last.index, way: way(), batch, retryItem }
    for (const [n, ill] of last.ills.entries()) {
      const { is } = ill.ailment
      if (left.has(n) || !kinds.includes(is) || !MENDABLE.includes(is)) continue
      if (n % BREATH === 0) await breathe()
      try {
        const id = await mend(ctx, ill, means)
        if (id !== null) mended.push(id)
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error
        problems.push(error.failure)
      }
    }
    ctx.wake()
    return { mended, problems }
  }

  async #examine(folder: string, index: Index, signal: AbortSignal): Promise<Checkup> {
    const { ctx, ask } = this.#parts
    const { files, passedOver, problems } = await this.#look(folder, signal)
    const held = await ask((client) =>
      Held.read(ctx, client, index, signal, (done) => this.#tell('index', done)),
    )
    const ills: Ill[] = []
    const sound = { inIndex: 0, underway: 0 }
    await this.#diagnoseAll(held, files, index.id, signal, (file, { problem, found }) => {
      if (problem !== null) problems.push(problem)
      else if (found.is === 'inIndex' || found.is === 'underway') sound[found.is]++
      else ills.push({ ...file, ailment: found })
    })
    this.#tell('assets', 0)
    const absent = ills.filter(({ ailment }) => ailment.is !== 'changed' && ailment.is !== 'refused')
    await ask((client) => findAssets(client, index.id, absent, signal))
    const strays = await this.#parts.strays()
    signal.throwIfAborted()
    this.#last = { folder, index, ills }
    const findings = ills.map(toFinding)
    return {
      folder,
      indexId: index.id,
      indexName: index.name,
      at: ctx.now(),
      clips: files.length,
      passedOver,
      ...sound,
      ...summary(findings),
      strays,
      problems,
    }
  }

  #tell(step: CheckupProgress['step'], done: number): void {
    const now = performance.now()
    if (this.#told?.step === step && now - this.#told.at < TELL_MS) return
    this.#told = { step, at: now }
    this.#parts.onProgress({ step, done })
  }

  async #look(
    folder: string,
    signal: AbortSignal,
  ): Promise<{ files: Candidate[]; passedOver: number; problems: Failure[] }> {
    const looked = { files: [] as Candidate[], passedOver: 0, problems: [] as Failure[] }
    await expand({ paths: [folder], rules: this.#parts.ctx.settings() }, signal, {
      onCandidates: (candidates) => {
        for (const { path, size, mtimeMs } of candidates) looked.files.push({ path, size, mtimeMs })
        this.#tell('folder', looked.files.length)
      },
      onPassedOver: (files) => (looked.passedOver += files),
      onProblem: (problem) => looked.problems.push(problem),
    })
    const [problem] = looked.problems
    if (problem !== undefined && looked.files.length + looked.passedOver === 0)
      throw new ExpectedError(problem)
    return looked
  }

  async #diagnoseAll(
    held: Held,
    files: readonly Candidate[],
    indexId: string,
    signal: AbortSignal,
    tell: (file: Candidate, result: Told) => void,
  ): Promise<void> {
    const { ctx, ask } = this.#parts
    for (let at = 0; at < files.length; at += BREATH) {
      await breathe()
      signal.throwIfAborted()
      this.#tell('clips', at)
      const some = files.slice(at, at + BREATH)
      const known = ctx.store.known.byPath(
        indexId,
        some.map(({ path }) => path),
      )
      for (const file of some) {
        const id = known.get(file.path)?.id ?? null
        tell(file, await ask(() => told(diagnose(ctx, held, file, id), file.path)))
      }
    }
  }
}

/** A diagnosis, or why the file could not be read. */
type Told = { problem: Failure; found: null } | { problem: null; found: Diagnosis }

async function told(diagnosis: Promise<Diagnosis>, path: string): Promise<Told> {
  try {
    return { problem: null, found: await diagnosis }
  } catch (error) {
    const of = sourceError(error, path)
    if (!(of instanceof ExpectedError)) throw error
    return { problem: of.failure, found: null }
  }
}

const toFinding = ({ path, size, ailment }: Ill, n: number): Finding => ({
  n,
  kind: ailment.is,
  path,
  sizeBytes: size,
  detail: ailment.detail,
})

/** How many findings there are of each kind, and the first of each. */
function summary(findings: readonly Finding[]): Pick<Checkup, 'counts' | 'findings'> {
  const counts = { missing: 0, notIndexed: 0, openUpload: 0, changed: 0, failed: 0, refused: 0 }
  const shown = findings.filter(({ kind }) => ++counts[kind] <= SHOWN_EACH)
  return { counts, findings: shown }
}
