import type { ReactNode } from 'react'
import { Preferences } from '../../shared/preferences.ts'
import type { UpdateState } from '../../shared/updates.ts'
import { moment } from '../format.ts'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import { useStore } from '../state/store.ts'
import { checkForUpdate, chooseChannel, downloadUpdate, installUpdate } from '../state/updates.ts'
import { Choice } from './form-parts.tsx'
import { Section, Setting } from './Section.tsx'
import { useNow } from './use-now.ts'

/** Which versions are offered, what is known of a newer one, and what can be done about it. */
export function UpdateSection() {
  const update = useStore((state) => state.update)
  const channel = useStore((state) => state.chosen?.preferences.updateChannel)
  if (!update || !channel) return null
  const { updateChannel } = Preferences.shape
  return (
    <Section title={t('updates.title')}>
      {update.kind !== 'off' && (
        <Setting label={t('updates.channel')} htmlFor="update-channel" text={t('updates.channelText')}>
          <Choice
            id="update-channel"
            value={channel}
            options={updateChannel.options.map((one) => [one, t(`updates.channels.${one}`)])}
            onChange={(value) => void chooseChannel(updateChannel.parse(value))}
          />
        </Setting>
      )}
      <Setting label={t('updates.state')}>
        <div className="update" data-testid="update">
          <State update={update} />
        </div>
      </Setting>
    </Section>
  )
}

function State({ update }: { update: UpdateState }) {
  switch (update.kind) {
    case 'off':
      return <Said>{t(`updates.off.${update.why}`)}</Said>
    case 'current':
      return <Current checkedAt={update.checkedAt} />
    case 'checking':
      return <Said>{t('updates.checking')}</Said>
    case 'available':
      return (
        <>
          <Said>{t('updates.available', { version: update.version })}</Said>
          <Do id="update-download" what={t('updates.download')} run={downloadUpdate} primary />
          {update.notes !== '' && <Notes notes={update.notes} />}
        </>
      )
    case 'downloading':
      return (
        <>
          <Said>
            {t('updates.downloading', { version: update.version, percent: Math.round(update.percent) })}
          </Said>
          <progress className="update-bar" max={100} value={update.percent} aria-label={t('updates.state')} />
        </>
      )
    case 'ready':
      return <Ready version={update.version} whenDone={update.whenDone} />
    case 'failed':
      return (
        <>
          <p className="field-error" role="alert">
            {failureText(update.failure)}
          </p>
          <Look />
        </>
      )
  }
}

function Current({ checkedAt }: { checkedAt: number | null }) {
  const now = useNow(checkedAt !== null)
  return (
    <>
      <Said>
        {checkedAt === null ? t('updates.notYet') : t('updates.current', { when: moment(checkedAt, now) })}
      </Said>
      <Look />
    </>
  )
}

function Ready({ version, whenDone }: { version: string; whenDone: boolean }) {
  return (
    <>
      <Said>{t(whenDone ? 'updates.readyWhenDone' : 'updates.ready', { version })}</Said>
      <Do id="update-now" what={t('updates.now')} run={() => installUpdate('now')} primary={!whenDone} />
      {whenDone ? (
        <Do id="update-never" what={t('updates.notWhenDone')} run={() => installUpdate('never')} />
      ) : (
        <Do id="update-when-done" what={t('updates.whenDone')} run={() => installUpdate('whenDone')} />
      )}
      <p className="setting-text update-whole">{t('updates.resumes')}</p>
    </>
  )
}

const Look = () => <Do id="update-check" what={t('updates.check')} run={checkForUpdate} />

const Said = ({ children }: { children: ReactNode }) => (
  <p className="update-said" role="status">
    {children}
  </p>
)

function Do(props: { id: string; what: string; run: () => Promise<void>; primary?: boolean }) {
  return (
    <button
      type="button"
      className={props.primary ? 'button primary' : 'button'}
      data-testid={props.id}
      onClick={() => void props.run()}
    >
      {props.what}
    </button>
  )
}

function Notes({ notes }: { notes: string }) {
  return (
    <details className="update-whole">
      <summary>{t('updates.notes')}</summary>
      <p className="update-notes">{notes}</p>
    </details>
  )
}
