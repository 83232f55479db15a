import { execFile } from 'node:child_process'
import ffprobeStatic from 'ffprobe-static'

/** The bundled ffprobe; inside an installed app it lies beside the archive, since programs cannot run from within. */
export function bundledFfprobe(): string {
  return ffprobeStatic.path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
}

export type FfprobeRun =
  | { kind: 'output'; json: string }
  | { kind: 'unreadable'; complaint: string }
  | { kind: 'timeout' }
  | { kind: 'not_run'; complaint: string }

const MOST_OUTPUT_BYTES = 8 * 2 ** 20

/**
 * Runs ffprobe on a file; kills it when it takes too long. `fluent-ffmpeg` is not used for this: its ffprobe call has
 * neither a timeout nor a way to kill the process it started.
 * @param timeoutMs after which the process is killed for good
 */
export function runFfprobe(
  ffprobe: string,
  path: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<FfprobeRun> {
  const args = [
    '-v',
    'error',
    '-hide_banner',
    '-print_format',
    'json',
    '-show_format',
    '-show_streams',
    `file:${path}`,
  ]
  const options = {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_OUTPUT_BYTES,
    windowsHide: true,
  } as const
  return new Promise((resolve) => {
    execFile(ffprobe, args, { ...options, ...(signal ? { signal } : {}) }, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'output', json: stdout })
      else if (error.killed === true && error.signal === 'SIGKILL') resolve({ kind: 'timeout' })
      else if (typeof error.code === 'number') resolve({ kind: 'unreadable', complaint: lastLine(stderr) })
      else resolve({ kind: 'not_run', complaint: String(error.code ?? error.message) })
    })
  })
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^.*?: (?=[A-Z])/, '') ?? ''
  )
}
