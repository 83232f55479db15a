import { useId, useState, type FormEvent } from 'react'
import type { Failure } from '../../shared/errors.ts'
import { failureText } from '../said.ts'
import { askMain } from '../state/bridge.ts'
import { setKey } from '../state/session.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { FormError } from './FormError.tsx'
import { Icon } from './icons.tsx'
import { EnterProxyLogin } from './ProxyForm.tsx'

type Keep = 'keychain' | 'session'

/** Takes a key, has it checked with the platform, and says in place what is wrong with it. */
export function KeyForm(props: {
  submitLabel: string
  /** Where something beside it says what it is. */
  isLabelled?: boolean
  /** Whether it takes the focus when it appears. */
  takesFocus?: boolean
}) {
  const { submitLabel, isLabelled = false, takesFocus = true } = props

  const keychainProblem = useStore((state) => state.key?.keychainProblem ?? null)
  const [key, setKeyText] = useState('')
  const [chosen, setChosen] = useState<Keep>('keychain')
  const [checking, setChecking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const inputId = useId()
  const errorId = useId()
  const keep: Keep = keychainProblem ? 'session' : chosen

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (key.trim() === '' || checking) return
    setChecking(true)
    setFailure(null)
    const problem = await setKey(key.trim(), keep)
    setChecking(false)
    setFailure(problem)
    if (!problem) setKeyText('')
  }

  return (
    <form className="key-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={inputId} className={isLabelled ? 'visually-hidden' : undefined}>
        {t('key.label')}
      </label>
      <div className="key-line">
        <input
          id={inputId}
          data-testid="key-input"
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoFocus={takesFocus}
          placeholder={t('key.placeholder')}
          value={key}
          readOnly={checking}
          aria-invalid={failure !== null}
          aria-describedby={failure ? errorId : undefined}
          onChange={(event) => {
            setKeyText(event.target.value)
            setFailure(null)
          }}
        />
        <button
          type="submit"
          className="button primary"
          data-testid="key-submit"
          disabled={key.trim() === '' || checking}
        >
          {checking ? t('key.checking') : submitLabel}
        </button>
      </div>
      <FormError id={errorId} testId="key-error" failure={failure}>
        {failure?.code === 'proxy_auth_required' && <EnterProxyLogin />}
      </FormError>
      {keychainProblem ? (
        <p className="field-note warning" data-testid="keychain-problem">
          <Icon name="info" />
          <span>
            {failureText(keychainProblem)} {t('key.sessionOnly')}
          </span>
        </p>
      ) : (
        <fieldset className="keep">
          <legend>{t('key.keepLabel')}</legend>
          <label>
            <input
              type="radio"
              name={`${inputId}-keep`}
              checked={keep === 'keychain'}
              onChange={() => setChosen('keychain')}
            />
            {t('key.inKeychain')}
          </label>
          <label>
            <input
              type="radio"
              name={`${inputId}-keep`}
              checked={keep === 'session'}
              onChange={() => setChosen('session')}
            />
            {t('key.thisRun')}
          </label>
        </fieldset>
      )}
      <p className="field-note">
        {keep === 'keychain' && <span>{t('key.keepKeychain')} </span>}
        {keep === 'session' && !keychainProblem && <span>{t('key.sessionOnly')} </span>}
        <button type="button" className="link" onClick={() => void askMain('openPage', { page: 'keys' })}>
          {t('key.where')}
        </button>
      </p>
    </form>
  )
}
