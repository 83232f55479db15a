/** Whether bytes can leave at present, and if not, why. */
import type { KeyStatus } from '../shared/contract.ts'
import type { Totals } from '../shared/totals.ts'
import { timeLeft } from './format.ts'
import { t } from './i18n.ts'

export type ConnectionState =
  'offline' | 'waiting' | 'hold' | 'paused' | 'noKey' | 'closed' | 'practice' | 'online'

export function connectionState(totals: Totals, kind: KeyStatus['kind']): ConnectionState {
  switch (totals.hold?.failure.code) {
    case undefined:
      break
    case 'network':
      return 'offline'
    case 'too_many_requests':
      return 'waiting'
    default:
      return 'hold'
  }
  if (totals.paused) return 'paused'
  if (kind === 'none') return 'noKey'
  if (totals.opensAt !== null) return 'closed'
  return kind === 'practice' ? 'practice' : 'online'
}

/** In a word or two, with a countdown while the platform has us wait. */
export function connectionWords(state: ConnectionState, { hold }: Totals, now: number): string {
  if (state !== 'waiting') return t(`frame.footer.${state}`)
  const until = hold?.until ?? null
  if (until === null) return t('frame.footer.waitingOpen')
  return t('frame.footer.waiting', { time: timeLeft((until - now) / 1000) })
}
