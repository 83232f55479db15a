import { Preferences } from '../../shared/preferences.ts'
import { t } from '../i18n.ts'
import { setPreferences } from '../state/preferences.ts'
import { patch, useStore } from '../state/store.ts'
import { Choice } from './form-parts.tsx'
import { Section, Setting } from './Section.tsx'

/** How much the log tells, and the file for whoever helps. */
export function DiagnosticsSection() {
  const level = useStore((state) => state.chosen?.preferences.logLevel)
  if (!level) return null
  const { logLevel } = Preferences.shape
  return (
    <Section title={t('diagnostics.title')}>
      <Setting label={t('diagnostics.level')} htmlFor="log-level" text={t('diagnostics.levelText')}>
        <Choice
          id="log-level"
          value={level}
          options={logLevel.options.map((one) => [one, t(`diagnostics.levels.${one}`)])}
          onChange={(value) => void setPreferences({ logLevel: logLevel.parse(value) })}
        />
      </Setting>
      <Setting label={t('diagnostics.file')}>
        <button
          type="button"
          className="button small"
          data-testid="diagnostics-open"
          onClick={() => patch({ dialog: 'diagnostics' })}
        >
          {t('diagnostics.open')}
        </button>
      </Setting>
    </Section>
  )
}
