import { useState } from 'react'
import type { Settings } from '../../shared/settings.ts'
import { endingsOf } from '../endings.ts'
import { t } from '../i18n.ts'
import { changeSettings } from '../state/library.ts'
import { Setting } from './Section.tsx'

/** The endings that are taken beside the usual ones; what is no ending says so and is not kept. */
export function EndingsField({ settings }: { settings: Settings }) {
  const kept = settings.moreExtensions.join(', ')
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  function commit(text: string) {
    const written = endingsOf(text)
    setProblem('problem' in written ? written.problem : null)
    if ('problem' in written) return
    setDraft(null)
    if (written.endings.join(', ') !== kept) void changeSettings({ moreExtensions: written.endings })
  }
  return (
    <Setting
      label={t('settings.endings')}
      of="moreExtensions"
      htmlFor="endings"
      text={t('settings.endingsText')}
    >
      <input
        id="endings"
        data-testid="endings"
        type="text"
        spellCheck={false}
        maxLength={500}
        placeholder={t('watchForm.endingsHint')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'endings-problem'}
        value={draft ?? kept}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value)
        }}
      />
      {problem !== null && (
        <p className="field-error" role="alert" id="endings-problem">
          {problem}
        </p>
      )}
    </Setting>
  )
}
