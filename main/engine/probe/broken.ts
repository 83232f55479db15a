import type { Problem } from '../../../shared/domain.ts'

export const COPY_AGAIN = 'Copy it again from its source.'

/**
 * A file that cannot be read as a video, under the platform's code for it.
 * @param what goes on after the file's name: `holds no video stream`
 */
export function broken(name: string, what: string, advice: string): Problem {
  return { code: 'video_file_broken', severity: 'refuse', message: `${name} ${what}. ${advice}`, advice }
}
