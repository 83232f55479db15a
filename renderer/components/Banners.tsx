import type { ReactNode } from 'react'
import type { Totals } from '../../shared/totals.ts'
import { timeLeft } from '../format.ts'
import { failureText } from '../said.ts'
import { resume } from '../state/items.ts'
import { dismissNotice } from '../state/notices.ts'
import { leavePractice, restartEngine } from '../state/session.ts'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Icon, type IconName } from './icons.tsx'
import { EnterProxyLogin } from './ProxyForm.tsx'
import { useNow } from './use-now.ts'

const KEY_CODES = new Set(['api_key_missing', 'api_key_invalid'])

/**
 * What concerns the whole queue, between the header and the list. That the platform has us wait is told in the footer:
 * nothing has to be done about it.
 */
export function Banners() {
  const kind = useStore((state) => state.key?.kind)
  const hold = useStore((state) => state.view?.totals.hold ?? null)
  return (
    <div className="banners">
      {kind === 'practice' && (
        <Banner level="practice" icon="info" testId="practice-banner" text={t('frame.banner.practice')}>
          <button type="button" className="link" onClick={() => void leavePractice()}>
            {t('frame.banner.leavePractice')}
          </button>
        </Banner>
      )}
      {hold && hold.failure.code !== 'too_many_requests' && <HoldBanner hold={hold} />}
      {kind === 'none' && !hold && (
        <Banner level="warning" icon="failed" testId="hold-banner" text={t('frame.banner.noKey')}>
          <EnterKey />
        </Banner>
      )}
      <Notices />
    </div>
  )
}

/** What was said to the person, and what keeps the engine from working. */
export function Notices() {
  const trouble = useStore((state) => state.trouble)
  const notices = useStore((state) => state.notices)
  return (
    <>
      {trouble && (
        <Banner level="error" icon="failed" testId="trouble" text={failureText(trouble)}>
          <button
            type="button"
            className="button small"
            data-testid="restart-engine"
            onClick={() => void restartEngine()}
          >
            {t('frame.banner.tryAgain')}
          </button>
        </Banner>
      )}
      {notices.map(({ id, level, failure }) => (
        <Banner
          key={id}
          level={level}
          icon={level === 'info' ? 'info' : 'failed'}
          testId="notice"
          text={failureText(failure)}
        >
          <button
            type="button"
            className="icon-button"
            aria-label={t('common.dismiss')}
            onClick={() => dismissNotice(id)}
          >
            <Icon name="close" size={14} />
          </button>
        </Banner>
      ))}
    </>
  )
}

function HoldBanner({ hold }: { hold: NonNullable<Totals['hold']> }) {
  const now = useNow(hold.until !== null)
  const goesOn = hold.until !== null && hold.until > now
  const wait = goesOn
    ? ` ${t('frame.banner.goesOn', { time: timeLeft(((hold.until ?? now) - now) / 1000) })}`
    : ''
  return (
    <Banner level="warning" icon="pause" testId="hold-banner" text={`${failureText(hold.failure)}${wait}`}>
      {KEY_CODES.has(hold.failure.code) ? (
        <EnterKey />
      ) : hold.failure.code === 'proxy_auth_required' ? (
        <EnterProxyLogin />
      ) : (
        <button
          type="button"
          className="button small"
          data-testid="hold-resume"
          onClick={() => void resume()}
        >
          {goesOn ? t('frame.banner.tryNow') : t('frame.banner.resume')}
        </button>
      )}
    </Banner>
  )
}

function EnterKey() {
  return (
    <button
      type="button"
      className="button small"
      data-testid="hold-key"
      onClick={() => patch({ dialog: 'key' })}
    >
      {t('frame.banner.newKey')}
    </button>
  )
}

function Banner(props: {
  level: 'practice' | 'info' | 'warning' | 'error'
  icon: IconName
  testId: string
  text: string
  children: ReactNode
}) {
  return (
    <div
      className="banner"
      data-level={props.level}
      data-testid={props.testId}
      role={props.level === 'error' ? 'alert' : 'status'}
    >
      <Icon name={props.icon} />
      <span className="banner-text">{props.text}</span>
      {props.children}
    </div>
  )
}
