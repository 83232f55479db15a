import { leavePractice, startPractice } from '../state/session.ts'
import { useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { Section, Setting } from './Section.tsx'

const words = strings.settings

export function PracticeSection() {
  const practising = useStore((state) => state.key?.kind === 'practice')
  return (
    <Section title={words.practice}>
      <Setting label={words.practice} text={practising ? words.practiceText : words.practiceStartText}>
        <button
          type="button"
          className="button small"
          data-testid={practising ? 'practice-leave' : 'practice-start'}
          onClick={() => void (practising ? leavePractice() : startPractice())}
        >
          {practising ? strings.banner.leavePractice : words.practiceStart}
        </button>
      </Setting>
    </Section>
  )
}
