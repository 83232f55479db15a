import { useState } from 'react'
import { removeKey } from '../state/session.ts'
import { patch, useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { Section, Setting } from './Section.tsx'

const words = strings.key

/** Which key is in use, never the key itself. */
export function KeySection() {
  const key = useStore((state) => state.key)
  const [asking, setAsking] = useState(false)
  if (!key) return null
  const kept = key.kind === 'keychain' || key.kind === 'session'
  return (
    <Section title={strings.settings.key}>
      <Setting label={words.label} text={words.status[key.kind]}>
        <div className="key-status" data-testid="key-status">
          {kept && key.hint !== null && <code className="key-hint">{words.ending(key.hint)}</code>}
          {key.kind !== 'practice' && (
            <button
              type="button"
              className="button small"
              data-testid="key-replace"
              onClick={() => patch({ dialog: 'key' })}
            >
              {kept ? words.replaceButton : words.enter}
            </button>
          )}
          {kept && !asking && (
            <button
              type="button"
              className="button small"
              data-testid="key-remove"
              onClick={() => setAsking(true)}
            >
              {words.remove}
            </button>
          )}
        </div>
        {asking && (
          <div className="confirm" role="alertdialog" aria-label={words.removeQuestion}>
            <span>{words.removeQuestion}</span>
            <button
              type="button"
              className="button small danger"
              data-testid="key-remove-yes"
              autoFocus
              onClick={() => {
                setAsking(false)
                void removeKey()
              }}
            >
              {words.removeYes}
            </button>
            <button type="button" className="button small" onClick={() => setAsking(false)}>
              {strings.cancel}
            </button>
          </div>
        )}
        {key.keychainProblem && key.kind !== 'practice' && (
          <p className="setting-text warning">{key.keychainProblem.message}</p>
        )}
      </Setting>
    </Section>
  )
}
