import { useState } from 'react'
import { AppSection } from '../components/AppSection.tsx'
import { DiagnosticsSection } from '../components/DiagnosticsSection.tsx'
import { KeySection } from '../components/KeySection.tsx'
import { LineSection } from '../components/LineSection.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { PracticeSection } from '../components/PracticeSection.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { SettingsSearch } from '../components/settings-search.ts'
import { ToolsSection } from '../components/ToolsSection.tsx'
import { UpdateSection } from '../components/UpdateSection.tsx'
import { UploadSection } from '../components/UploadSection.tsx'
import { t } from '../i18n.ts'
import { useStore } from '../state/store.ts'

export function Settings() {
  const settings = useStore((state) => state.settings)
  const [search, setSearch] = useState('')
  if (!settings) return null
  const field = (
    <SearchField
      id="settings-search"
      label={t('settingsPage.search')}
      placeholder={t('settingsPage.search')}
      clearLabel={t('settingsPage.clear')}
      value={search}
      onChange={setSearch}
    />
  )
  return (
    <PageFrame page="settings" actions={field}>
      <SettingsSearch value={search.trim().toLocaleLowerCase()}>
        <div className="settings">
          <KeySection />
          <UploadSection settings={settings} />
          <LineSection settings={settings} />
          <AppSection />
          <UpdateSection />
          <ToolsSection settings={settings} />
          <DiagnosticsSection />
          <PracticeSection />
          <p className="settings-none" role="status">
            {t('settingsPage.none', { search })}
          </p>
        </div>
      </SettingsSearch>
    </PageFrame>
  )
}
