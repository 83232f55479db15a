/** The engine's process: with what it is started. `EngineHost` talks to it. */
import { join } from 'node:path'
import type { SettingsBase } from '../shared/preset.ts'
import { BUILT } from './paths.ts'
import { hostProcess, type HostedProcess } from './process-host.ts'

/** What an engine is started with. */
export interface EngineStart {
  /** The folder that holds its database; made by the engine when it is not there. */
  dataDir: string
  /** What a facility has set. */
  settings: SettingsBase
  /** How often it asks the platform while things change, ms. */
  pollMs: number
}

const PLATFORM = 'https://api.twelvelabs.io/v1.3'
/** Contract §8. */
const POLL_MS = 5000
/** Where nobody counts calls. */
const POLL_HERE_MS = 1000

/** Has to be called after the app is ready. */
export function startEngine({ dataDir, settings, pollMs }: EngineStart): HostedProcess {
  const args = ['--data-dir', dataDir, '--settings', JSON.stringify(settings), '--poll-ms', String(pollMs)]
  return hostProcess('Reeldrop engine', BUILT.engine, args)
}

/** The engine for the real platform, started before there is anybody who talks to it. */
export interface StartedEngine {
  about: EngineStart
  /** Of the platform. */
  baseUrl: string
  process: HostedProcess
}

/**
 * Has to be called after the app is ready.
 * @param userData folder that everything of the app is kept in
 * @param settings what a facility has set
 */
export function startRealEngine(userData: string, settings: SettingsBase): StartedEngine {
  const baseUrl = process.env['TWELVELABS_BASE_URL'] || PLATFORM
  const about = { dataDir: join(userData, 'engine'), settings, pollMs: pollMsFor(baseUrl) }
  return { about, baseUrl, process: startEngine(about) }
}

/** How often a platform is asked while things change, ms. One on this very machine is a stand-in, as practice has it. */
export function pollMsFor(baseUrl: string): number {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : ''
  return ['127.0.0.1', '[::1]', 'localhost'].includes(host) ? POLL_HERE_MS : POLL_MS
}
