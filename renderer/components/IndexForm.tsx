import { useId, useState, type FormEvent } from 'react'
import type { Failure } from '../../shared/errors.ts'
import { failureText } from '../said.ts'
import { createIndex } from '../state/library.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

/** Creates an index and chooses it. */
export function IndexForm({ onBack }: { onBack: (() => void) | null }) {
  const [name, setName] = useState('')
  const [visual, setVisual] = useState(true)
  const [audio, setAudio] = useState(true)
  const [thumbnails, setThumbnails] = useState(true)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const nameId = useId()
  const optionMissing = !visual && !audio

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy || optionMissing || name.trim() === '') return
    setBusy(true)
    const options: ('visual' | 'audio')[] = [
      ...(visual ? (['visual'] as const) : []),
      ...(audio ? (['audio'] as const) : []),
    ]
    const problem = await createIndex({ name: name.trim(), options, thumbnails })
    setBusy(false)
    setFailure(problem)
  }

  return (
    <form className="index-form" data-testid="index-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={nameId} className="form-label">
        {t('indexChoice.name')}
      </label>
      <input
        id={nameId}
        data-testid="index-name"
        autoFocus
        maxLength={255}
        placeholder={t('indexChoice.namePlaceholder')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <span className="form-label" id={`${nameId}-by`}>
        {t('indexChoice.searchBy')}
      </span>
      <div role="group" aria-labelledby={`${nameId}-by`} className="form-group">
        <Check
          checked={visual}
          onChange={setVisual}
          label={t('indexChoice.visual')}
          text={t('indexChoice.visualText')}
        />
        <Check
          checked={audio}
          onChange={setAudio}
          label={t('indexChoice.audio')}
          text={t('indexChoice.audioText')}
        />
        {optionMissing && (
          <p className="field-error" role="alert">
            {t('indexChoice.needsOption')}
          </p>
        )}
      </div>
      <span className="form-label">{t('indexChoice.thumbnails')}</span>
      <div className="form-group">
        <Check
          checked={thumbnails}
          onChange={setThumbnails}
          label={t('indexChoice.thumbnailsText')}
          text=""
        />
      </div>
      <p className="field-note form-wide">
        <Icon name="info" />
        <span>{t('indexChoice.final')}</span>
      </p>
      {failure && (
        <p className="field-error form-wide" role="alert">
          <Icon name="failed" /> {failureText(failure)}
        </p>
      )}
      <div className="form-buttons form-wide">
        {onBack && (
          <button type="button" className="button" onClick={onBack}>
            {t('indexChoice.chooseExisting')}
          </button>
        )}
        <button
          type="submit"
          className="button primary"
          data-testid="index-create"
          disabled={busy || optionMissing || name.trim() === ''}
        >
          {busy ? t('indexChoice.creating') : t('indexChoice.submit')}
        </button>
      </div>
    </form>
  )
}

function Check(props: { checked: boolean; onChange: (on: boolean) => void; label: string; text: string }) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>
        {props.label}
        {props.text !== '' && <small>{props.text}</small>}
      </span>
    </label>
  )
}
