import { useId, useState, type FormEvent } from 'react'
import type { Failure } from '../../shared/errors.ts'
import { failureText } from '../said.ts'
import { setProxyLogin } from '../state/proxy.ts'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { FormError } from './FormError.tsx'

/** Takes user and password for the proxy that asks for them, has them tried, and says in place when it refuses them. */
export function ProxyForm() {
  const hasKeychain = useStore((state) => !state.key?.keychainProblem)
  const asks = useStore((state) => state.view?.totals.hold?.failure ?? null)
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [checking, setChecking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const userId = useId()
  const passwordId = useId()
  const errorId = useId()
  const isComplete = user !== '' && password !== ''

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isComplete || checking) return
    setChecking(true)
    setFailure(null)
    setFailure(await setProxyLogin(user, password))
    setChecking(false)
  }

  const field = (
    id: string,
    label: string,
    type: 'text' | 'password',
    value: string,
    set: typeof setUser,
  ) => (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-testid={`proxy-${type}`}
        type={type}
        autoComplete="off"
        spellCheck={false}
        maxLength={255}
        value={value}
        readOnly={checking}
        aria-describedby={failure ? errorId : undefined}
        onChange={(event) => set(event.target.value)}
      />
    </>
  )
  return (
    <form className="key-form proxy-form" onSubmit={(event) => void submit(event)}>
      {asks?.code === 'proxy_auth_required' && failure === null && <p>{failureText(asks)}</p>}
      <FormError id={errorId} testId="proxy-error" failure={failure} />
      {field(userId, t('proxy.user'), 'text', user, setUser)}
      {field(passwordId, t('proxy.password'), 'password', password, setPassword)}
      <button
        type="submit"
        className="button primary"
        data-testid="proxy-submit"
        disabled={!isComplete || checking}
      >
        {checking ? t('proxy.checking') : t('proxy.submit')}
      </button>
      <p className="field-note">{hasKeychain ? t('proxy.keepKeychain') : t('proxy.thisRun')}</p>
    </form>
  )
}

/** Opens the form; shown wherever a proxy was found to want a login. */
export function EnterProxyLogin() {
  return (
    <button
      type="button"
      className="button small"
      data-testid="proxy-login"
      onClick={() => patch({ dialog: 'proxy' })}
    >
      {t('proxy.enter')}
    </button>
  )
}
