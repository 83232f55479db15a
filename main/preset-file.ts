/** Finds and reads the settings file of a facility; `shared/preset.ts` says what may be in it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure, type Failure } from '../shared/errors.ts'
import { NO_PRESET, Preset } from '../shared/preset.ts'

export interface ReadPreset {
  preset: Preset
  /** Why a file that is there does not count; null when all is well. */
  failure: Failure | null
}

/** Where the file lies on this system; REELDROP_PRESET names another place. */
export function presetPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env['REELDROP_PRESET']) return env['REELDROP_PRESET']
  if (platform === 'win32') return join(env['ProgramData'] ?? 'C:\\ProgramData', 'Reeldrop', 'preset.json')
  return platform === 'darwin'
    ? '/Library/Application Support/Reeldrop/preset.json'
    : '/etc/reeldrop/preset.json'
}

/** A file that cannot be understood counts as none, but for updates: those stay off, as the stricter reading. */
export function readPreset(file: string): ReadPreset {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? { preset: NO_PRESET, failure: null } : refused(file, code ?? String(error))
  }
  try {
    const parsed = Preset.safeParse(JSON.parse(text))
    if (parsed.success) return { preset: parsed.data, failure: null }
    const [issue] = parsed.error.issues
    return refused(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown reason'}`)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refused(file, 'it is no JSON')
  }
}

function refused(file: string, detail: string): ReadPreset {
  return {
    preset: { ...NO_PRESET, updates: 'off' },
    failure: failure('preset_unreadable', { name: file, detail }),
  }
}
