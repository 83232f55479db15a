import type { Chosen } from '../../shared/contract.ts'
import { LANGUAGES } from '../../shared/words/languages.ts'
import { Preferences } from '../../shared/preferences.ts'
import { t } from '../i18n.ts'
import { setPreferences } from '../state/preferences.ts'
import { useStore } from '../state/store.ts'
import { Choice } from './form-parts.tsx'
import { Section, Setting } from './Section.tsx'
import { Switch } from './Switch.tsx'

const change = (part: Partial<Preferences>) => void setPreferences(part)

/** How the app looks and how it lives on the desktop. */
export function AppSection() {
  const chosen = useStore((state) => state.chosen)
  if (!chosen) return null
  const { preferences } = chosen
  const { language, theme } = Preferences.shape
  return (
    <Section title={t('appSettings.title')}>
      <Setting
        label={t('appSettings.language')}
        htmlFor="language"
        text={isChromiumBehind(chosen) ? t('appSettings.languageText') : undefined}
      >
        <Choice
          id="language"
          value={preferences.language}
          options={(['system', ...LANGUAGES] as const).map((one) => [one, t(`appSettings.languages.${one}`)])}
          onChange={(value) => change({ language: language.parse(value) })}
        />
      </Setting>
      <Setting label={t('appSettings.theme')} htmlFor="theme">
        <Choice
          id="theme"
          value={preferences.theme}
          options={theme.options.map((one) => [one, t(`appSettings.themes.${one}`)])}
          onChange={(value) => change({ theme: theme.parse(value) })}
        />
      </Setting>
      <Setting
        label={t('appSettings.notifications')}
        htmlFor="notifications"
        text={t('appSettings.notificationsText')}
      >
        <Switch
          id="notifications"
          checked={preferences.notifications}
          onChange={(notifications) => change({ notifications })}
        />
      </Setting>
      <Setting
        label={t('appSettings.startAtLogin')}
        htmlFor="start-at-login"
        text={t('appSettings.startAtLoginText')}
      >
        <Switch
          id="start-at-login"
          checked={preferences.startAtLogin}
          onChange={(startAtLogin) => change({ startAtLogin })}
        />
      </Setting>
      <Setting
        label={t('appSettings.keepRunning')}
        htmlFor="keep-running"
        text={t('appSettings.keepRunningText')}
      >
        <Switch
          id="keep-running"
          checked={preferences.keepRunning}
          onChange={(keepRunning) => change({ keepRunning })}
        />
      </Setting>
    </Section>
  )
}

/**
 * Whether Chromium's own fields speak another language than the app: they keep that of the start. Where the app follows a
 * system whose language it does not speak, they speak it, and go on doing so.
 */
function isChromiumBehind({ preferences, language }: Chosen): boolean {
  const { language: spoken } = new Intl.Locale(navigator.language)
  const isOurs = preferences.language !== 'system' || LANGUAGES.some((one) => one === spoken)
  return isOurs && spoken !== language
}
