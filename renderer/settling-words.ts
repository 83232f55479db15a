import type { Settling } from '../shared/domain.ts'
import { speed } from './format.ts'
import { strings } from './strings.ts'

const words = strings.settling

/** Why a file is not taken yet, in words. */
export function settlingWords(settling: Settling | null): string {
  if (settling === null) return words.still
  if (settling.why !== 'growing') return words[settling.why]
  return settling.bytesPerSecond === null ? words.growing : words.growingBy(speed(settling.bytesPerSecond))
}
