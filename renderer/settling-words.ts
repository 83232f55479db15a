import type { Settling } from '../shared/item.ts'
import { speed } from './format.ts'
import { t } from './i18n.ts'

/** Why a file is not taken yet, in words. */
export function settlingWords(settling: Settling | null): string {
  if (settling === null) return t('clips.settling.still')
  if (settling.why !== 'growing') return t(`clips.settling.${settling.why}`)
  return settling.bytesPerSecond === null
    ? t('clips.settling.growing')
    : t('clips.settling.growingBy', { speed: speed(settling.bytesPerSecond) })
}
