import { basename } from '../path-names.ts'
import type { Failure } from '../../shared/errors.ts'
import type { Review } from '../../shared/review.ts'
import type { WatchFolder } from '../../shared/watching.ts'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import { resume } from '../state/items.ts'
import { patch } from '../state/store.ts'
import { scanWatch } from '../state/watches.ts'
import { AttentionCard } from './AttentionCard.tsx'

type Held = 'key' | 'proxy' | 'limit' | 'other'
const HELD_BY: Record<string, Held> = {
  api_key_missing: 'key',
  api_key_invalid: 'key',
  proxy_auth_required: 'proxy',
  usage_limit_exceeded: 'limit',
}

/** Why everything waits. @param failure null where there is no key at all */
export function HoldCard({ failure }: { failure: Failure | null }) {
  const by = failure === null ? 'key' : (HELD_BY[failure.code] ?? 'other')
  return (
    <AttentionCard
      testId="attention-hold"
      icon="pause"
      weight="blocks"
      title={t(`attention.hold.${by}`)}
      text={failure ? failureText(failure) : t('attention.hold.noKey')}
      actions={<HoldButton by={by} />}
    />
  )
}

function HoldButton({ by }: { by: Held }) {
  const [label, run] =
    by === 'key'
      ? [t('attention.hold.newKey'), () => patch({ dialog: 'key' })]
      : by === 'proxy'
        ? [t('attention.hold.signIn'), () => patch({ dialog: 'proxy' })]
        : [t('attention.hold.resume'), () => void resume()]
  return (
    <button type="button" className="button primary" data-testid="attention-settle" onClick={run}>
      {label}
    </button>
  )
}

/** A drop that waits for "Start". */
export function ReviewWaits({ review }: { review: Review }) {
  const { examining, passing, refused, alreadyIndexed } = review
  const count = examining + passing + refused + alreadyIndexed
  return (
    <AttentionCard
      testId="attention-review"
      icon="waiting"
      title={t('attention.review.title', { count })}
      text={t('attention.review.text')}
      actions={
        <button
          type="button"
          className="button"
          data-testid="attention-review-show"
          onClick={() => patch({ page: 'queue' })}
        >
          {t('attention.review.show')}
        </button>
      }
    />
  )
}

/** A watch folder that cannot be read or followed, or whose drive is away. */
export function WatchTrouble({ watch }: { watch: WatchFolder }) {
  const { id, state, settings, failure } = watch
  const isAway = state === 'away'
  const words = state === 'denied' || isAway ? state : 'faulty'
  return (
    <AttentionCard
      testId={`attention-watch-${words}`}
      icon="watch"
      {...(isAway ? { weight: 'calm' as const } : {})}
      title={t(`attention.watch.${words}`, { name: basename(settings.path) })}
      about={settings.path}
      text={failure ? failureText(failure) : ''}
      actions={
        isAway ? (
          <button type="button" className="button" onClick={() => void scanWatch(id)}>
            {t('attention.watch.scan')}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            data-testid="attention-watch-settings"
            onClick={() => patch({ page: 'watches', editing: watch })}
          >
            {t('attention.watch.settings')}
          </button>
        )
      }
    />
  )
}
