import { useState } from 'react'
import { failureText } from '../said.ts'
import { removeKey } from '../state/session.ts'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { KeyForm } from './KeyForm.tsx'
import { Section, Setting } from './Section.tsx'

/** Which key is in use, never the key itself. */
export function KeySection() {
  const key = useStore((state) => state.key)
  const [asking, setAsking] = useState(false)
  const [hasRemoved, setRemoved] = useState(false)
  if (!key) return null
  const kept = key.kind === 'keychain' || key.kind === 'session'
  return (
    <Section title={t('settings.key')}>
      <Setting label={t('key.label')} text={t(`key.status.${key.kind}`)}>
        <div className="key-status" data-testid="key-status">
          {kept && key.hint !== null && (
            <code className="key-hint">{t('key.ending', { hint: key.hint })}</code>
          )}
          {kept && (
            <button
              type="button"
              className="button small"
              data-testid="key-replace"
              onClick={() => patch({ dialog: 'key' })}
            >
              {t('key.replaceButton')}
            </button>
          )}
          {kept && !asking && (
            <button
              type="button"
              className="button small"
              data-testid="key-remove"
              onClick={() => setAsking(true)}
            >
              {t('key.remove')}
            </button>
          )}
        </div>
        {asking && (
          <div className="confirm" role="alertdialog" aria-label={t('key.removeQuestion')}>
            <span>{t('key.removeQuestion')}</span>
            <button
              type="button"
              className="button small danger"
              data-testid="key-remove-yes"
              autoFocus
              onClick={() => {
                setAsking(false)
                setRemoved(true)
                void removeKey()
              }}
            >
              {t('key.removeYes')}
            </button>
            <button type="button" className="button small" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </button>
          </div>
        )}
        {key.kind === 'none' && <KeyForm submitLabel={t('key.replace')} isLabelled takesFocus={hasRemoved} />}
        {key.keychainProblem && kept && (
          <p className="setting-text warning">{failureText(key.keychainProblem)}</p>
        )}
      </Setting>
    </Section>
  )
}
