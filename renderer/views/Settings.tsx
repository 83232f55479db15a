import { AppSection } from '../components/AppSection.tsx'
import { KeySection } from '../components/KeySection.tsx'
import { LineSection } from '../components/LineSection.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { PracticeSection } from '../components/PracticeSection.tsx'
import { ToolsSection } from '../components/ToolsSection.tsx'
import { UploadSection } from '../components/UploadSection.tsx'
import { useStore } from '../state/store.ts'

export function Settings() {
  const settings = useStore((state) => state.settings)
  if (!settings) return null
  return (
    <PageFrame page="settings">
      <KeySection />
      <UploadSection settings={settings} />
      <LineSection settings={settings} />
      <AppSection />
      <ToolsSection settings={settings} />
      <PracticeSection />
    </PageFrame>
  )
}
