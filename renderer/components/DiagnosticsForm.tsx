import { useState } from 'react'
import type { en } from '../../shared/words/en/index.ts'
import { t } from '../i18n.ts'
import { askMain } from '../state/bridge.ts'
import { Line } from './form-parts.tsx'
import { Switch } from './Switch.tsx'

const INSIDE: readonly (keyof typeof en.diagnostics.inside)[] = ['versions', 'settings', 'counts', 'logs']

/** Says what a diagnostics file holds, and has one written. */
export function DiagnosticsForm({ onSaved }: { onSaved: () => void }) {
  const [withNames, setWithNames] = useState(false)
  const [saving, setSaving] = useState(false)
  async function save() {
    setSaving(true)
    const answer = await askMain('saveDiagnostics', { withNames })
    setSaving(false)
    if (answer?.saved) onSaved()
  }
  return (
    <div className="diagnostics">
      <p>{t('diagnostics.lead')}</p>
      <ul>
        {INSIDE.map((part) => (
          <li key={part}>{t(`diagnostics.inside.${part}`)}</li>
        ))}
      </ul>
      <Line label={t('diagnostics.withNames')} htmlFor="with-names" text={t('diagnostics.withNamesText')}>
        <Switch id="with-names" checked={withNames} onChange={setWithNames} />
      </Line>
      <button
        type="button"
        className="button primary"
        data-testid="diagnostics-save"
        disabled={saving}
        onClick={() => void save()}
      >
        {saving ? t('diagnostics.saving') : t('diagnostics.save')}
      </button>
    </div>
  )
}
