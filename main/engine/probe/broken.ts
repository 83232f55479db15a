import type { Problem } from '../../../shared/problem.ts'
import { phrase, type Phrase, type PhraseKey } from '../../../shared/phrase.ts'
import { problem } from '../rules/problem.ts'

/**
 * A file that cannot be read as a video, under the platform's code for it.
 * @param what goes on after the file's name: `holds no video stream`
 */
export function broken(name: string, what: Phrase | PhraseKey, advice: PhraseKey): Problem {
  const fault = typeof what === 'string' ? phrase(what) : what
  const said = phrase('broken', { name, what: fault, advice: phrase(advice) })
  return problem('video_file_broken', 'refuse', said)
}
