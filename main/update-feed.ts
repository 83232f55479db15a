/** Where the app looks for newer versions of itself, if anywhere: decided once at start. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { WhyOff } from '../shared/updates.ts'

export type UpdatePlan =
  | { kind: 'off'; why: WhyOff }
  /** At the place that was built in. */
  | { kind: 'builtIn' }
  /** At a place of the facility's own. hasBuiltIn: what was built in still says whose signature an installer has. */
  | { kind: 'own'; url: string; hasBuiltIn: boolean }

export interface Circumstances {
  /** What the facility's settings file says. */
  policy: 'ask' | 'off'
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  isPackaged: boolean
  /** Electron's `process.resourcesPath`. */
  resources: string
}

/**
 * REELDROP_UPDATES is `off`, or the address of a folder with the files of a release. Anything else there means `off`,
 * as the stricter reading; so does the settings file, whatever the variable says.
 */
export function planUpdates(of: Circumstances): UpdatePlan {
  const wish = of.env['REELDROP_UPDATES'] ?? ''
  if (of.policy === 'off' || (wish !== '' && !isFeed(wish))) return { kind: 'off', why: 'policy' }
  if (!canReplaceItself(of)) return { kind: 'off', why: 'byHand' }
  const hasBuiltIn = of.isPackaged && existsSync(join(of.resources, 'app-update.yml'))
  if (wish !== '') return { kind: 'own', url: wish, hasBuiltIn }
  return hasBuiltIn ? { kind: 'builtIn' } : { kind: 'off', why: 'noFeed' }
}

/** Over plain HTTP only from this machine: on Linux nothing but the feed vouches for what it names. */
function isFeed(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  )
}

/** A portable program and an unpacked archive have no installer that could. */
function canReplaceItself({ env, platform, isPackaged, resources }: Circumstances): boolean {
  if (platform === 'win32') return env['PORTABLE_EXECUTABLE_FILE'] === undefined
  if (platform !== 'linux' || !isPackaged) return true
  return env['APPIMAGE'] !== undefined || existsSync(join(resources, 'package-type'))
}
