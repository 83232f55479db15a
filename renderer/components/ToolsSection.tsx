import { useState } from 'react'
import type { Settings } from '../../shared/settings.ts'
import { changeSettings } from '../state/library.ts'
import { t } from '../i18n.ts'
import { Section, Setting } from './Section.tsx'

export function ToolsSection({ settings }: { settings: Settings }) {
  const [draft, setDraft] = useState<string | null>(null)
  function commit(text: string) {
    setDraft(null)
    if (text.trim() !== settings.ffprobePath) void changeSettings({ ffprobePath: text.trim() })
  }
  return (
    <Section title={t('settings.tools')}>
      <Setting
        label={t('settings.ffprobe')}
        of="ffprobePath"
        htmlFor="ffprobe"
        text={t('settings.ffprobeText')}
      >
        <input
          id="ffprobe"
          data-testid="ffprobe"
          className="path-field"
          type="text"
          spellCheck={false}
          maxLength={4096}
          placeholder={t('settings.ffprobePlaceholder')}
          value={draft ?? settings.ffprobePath}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={(event) => commit(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit(event.currentTarget.value)
          }}
        />
      </Setting>
    </Section>
  )
}
