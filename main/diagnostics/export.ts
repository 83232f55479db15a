/** Makes a diagnostics file: gathers what main and the engine know, and writes it where a person wants it. */
import { readFile } from 'node:fs/promises'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { basename } from 'node:path'
import { setTimeout as limit } from 'node:timers/promises'
import { app } from 'electron'
import type { Chosen, Reply } from '../../shared/contract.ts'
import { failure } from '../../shared/errors.ts'
import { t } from '../i18n.ts'
import { logFiles } from '../log.ts'
import type { Session } from '../session.ts'
import { bundle, type Findings } from './bundle.ts'
import { writeZip, type BundledFile } from './zip.ts'

/** An engine that is down or busy for longer is not waited for: that is just when this is needed. */
const ENGINE_LIMIT_MS = 20_000

/** @throws the system's error when the file cannot be written */
export async function exportDiagnostics(
  path: string,
  { session, chosen, withNames }: { session: Session; chosen: Chosen; withNames: boolean },
): Promise<void> {
  const findings = await gather(session, chosen)
  const folders = {
    app: app.getAppPath(),
    data: app.getPath('userData'),
    resources: process.resourcesPath,
  }
  const readme = t('diagnostics.readme.text', {
    version: app.getVersion(),
    names: t(withNames ? 'diagnostics.readme.namesKept' : 'diagnostics.readme.namesOut'),
  })
  await writeZip(path, bundle(findings, { withNames, folders, readme }))
}

async function gather(session: Session, { preferences, locked, language }: Chosen): Promise<Findings> {
  const { kind, keychainProblem } = await session.keyStatus()
  const settings = await inTime(session.engine.call('getSettings', {}))
  const engine = settings.ok ? await inTime(session.engine.call('diagnose', {})) : settings
  const { electron, chrome, node, v8 } = process.versions
  return {
    versions: { reeldrop: app.getVersion(), electron, chromium: chrome, node, v8 },
    system: {
      platform: platform(),
      release: release(),
      arch: arch(),
      processors: cpus().length,
      memoryBytes: totalmem(),
      locale: app.getLocale(),
      language,
      isPackaged: app.isPackaged,
      key: kind,
      keychainProblem: keychainProblem?.code ?? null,
      time: new Date().toISOString(),
    },
    preferences,
    locked,
    settings: settings.ok ? settings.value : null,
    engine: engine.ok ? engine.value : { code: engine.failure.code, message: engine.failure.message },
    logs: await readLogs(),
  }
}

function inTime<T>(answer: Promise<Reply<T>>): Promise<Reply<T>> {
  const silence = limit(ENGINE_LIMIT_MS, null, { ref: false }).then((): Reply<T> => ({
    ok: false,
    failure: failure('engine_down', { detail: 'no answer' }),
  }))
  return Promise.race([answer, silence])
}

async function readLogs(): Promise<BundledFile[]> {
  const found: BundledFile[] = []
  for (const file of logFiles()) {
    try {
      found.push({ name: basename(file), text: await readFile(file, 'utf8') })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return found
}
