import { leavePractice, startPractice } from '../state/session.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Section, Setting } from './Section.tsx'

export function PracticeSection() {
  const practising = useStore((state) => state.key?.kind === 'practice')
  return (
    <Section title={t('settings.practice')}>
      <Setting
        label={t('settings.practice')}
        text={practising ? t('settings.practiceText') : t('settings.practiceStartText')}
      >
        <button
          type="button"
          className="button small"
          data-testid={practising ? 'practice-leave' : 'practice-start'}
          onClick={() => void (practising ? leavePractice() : startPractice())}
        >
          {practising ? t('frame.banner.leavePractice') : t('settings.practiceStart')}
        </button>
      </Setting>
    </Section>
  )
}
