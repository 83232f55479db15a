import { useId, useState } from 'react'
import type { Failure } from '../../shared/errors.ts'
import { MOST_ADDRESSES, type FetchWay } from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { bridge } from '../state/bridge.ts'
import { openTab } from '../state/on-platform.ts'
import { useStore } from '../state/store.ts'
import { Choice, Line } from './form-parts.tsx'
import { Icon } from './icons.tsx'
import { Modal } from './Modal.tsx'

const WAYS: readonly FetchWay[] = ['asset', 'task']

/** Takes addresses, one a line, and has the platform fetch them. Lines that are no addresses stay in the field. */
export function FetchForm({ onClose }: { onClose: () => void }) {
  const indexes = useStore((state) => state.indexes)
  const chosen = useStore((state) => state.settings?.indexId ?? null)
  const takers = (indexes ?? []).filter(({ takesNewVideos }) => takesNewVideos)
  const [indexId, setIndexId] = useState(takers.find(({ id }) => id === chosen)?.id ?? takers[0]?.id ?? '')
  const [text, setText] = useState('')
  const [way, setWay] = useState<FetchWay>('asset')
  const [stream, setStream] = useState(false)
  const [refused, setRefused] = useState<readonly Failure[]>([])
  const id = useId()
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const isTooMany = lines.length > MOST_ADDRESSES

  async function submit() {
    const reply = await bridge().call('fetchUrls', { lines, indexId, way, stream })
    if (!reply.ok) return setRefused([reply.failure])
    openTab('addresses')
    if (reply.value.refused.length === 0) return onClose()
    setRefused(reply.value.refused)
    setText(lines.filter((line) => isRefused(line, reply.value.refused)).join('\n'))
  }
  return (
    <Modal title={t('platform.fetching.title')} onClose={onClose}>
      <form
        className="fetch-form"
        data-testid="fetch-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className="quiet">{t('platform.fetching.lead')}</p>
        <label htmlFor={id}>{t('platform.fetching.lines')}</label>
        <textarea
          id={id}
          data-testid="fetch-lines"
          rows={7}
          autoFocus
          spellCheck={false}
          placeholder={t('platform.fetching.example')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Line label={t('platform.fetching.into')} htmlFor="fetch-index">
          <Choice
            id="fetch-index"
            value={indexId}
            options={takers.map(({ id: one, name }) => [one, name])}
            onChange={setIndexId}
          />
        </Line>
        <Line label={t('platform.fetching.way')} htmlFor="fetch-way">
          <Choice
            id="fetch-way"
            value={way}
            options={WAYS.map((one) => [one, t(`platform.fetching.ways.${one}`)])}
            onChange={(value) => setWay(WAYS.find((one) => one === value) ?? 'asset')}
          />
        </Line>
        <label className="check">
          <input type="checkbox" checked={stream} onChange={(event) => setStream(event.target.checked)} />
          <span>{t('platform.fetching.stream')}</span>
        </label>
        {refused.map(({ message }) => (
          <p key={message} className="field-error" role="alert" data-testid="fetch-refused">
            <Icon name="failed" /> {message}
          </p>
        ))}
        <div className="form-buttons">
          {isTooMany && (
            <span className="warning">{t('platform.fetching.tooMany', { most: MOST_ADDRESSES })}</span>
          )}
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            data-testid="fetch-submit"
            disabled={lines.length === 0 || isTooMany || indexId === ''}
          >
            {t('platform.fetching.submit', { count: lines.length })}
          </button>
        </div>
      </form>
    </Modal>
  )
}

const isRefused = (line: string, refused: readonly Failure[]): boolean =>
  refused.some(({ message }) => message.startsWith(line.trim()))
