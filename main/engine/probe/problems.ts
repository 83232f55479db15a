import type { Problem } from '../../../shared/domain.ts'

/** A file that cannot be read as video, under the platform's code for it. */
export function broken(message: string, advice?: string): Problem {
  return { code: 'video_file_broken', severity: 'refuse', message, ...(advice ? { advice } : {}) }
}
