import { useState } from 'react'
import { BarePage } from '../components/BarePage.tsx'
import { Icon } from '../components/icons.tsx'
import { IndexChooser } from '../components/IndexChooser.tsx'
import { KeyForm } from '../components/KeyForm.tsx'
import { startPractice } from '../state/session.ts'
import { t } from '../i18n.ts'

/** What a person without a key, or without an index, sees instead of the queue. */
export function FirstRun({ step }: { step: 'key' | 'index' }) {
  return (
    <BarePage>
      <main className="first-run" data-testid="first-run" data-step={step}>
        <div className={`first-run-body ${step}`}>
          <Steps at={step === 'key' ? 0 : 1} />
          {step === 'key' ? <KeyStep /> : <IndexStep />}
        </div>
      </main>
    </BarePage>
  )
}

function KeyStep() {
  const [starting, setStarting] = useState(false)
  return (
    <>
      <h1>{t('firstRun.title')}</h1>
      <p className="lead">{t('firstRun.lead')}</p>
      <KeyForm submitLabel={t('key.submit')} />
      <div className="or">
        <span>{t('firstRun.or')}</span>
      </div>
      <div className="practice-offer">
        <button
          type="button"
          className="button"
          data-testid="try-practice"
          disabled={starting}
          onClick={() => {
            setStarting(true)
            void startPractice().finally(() => setStarting(false))
          }}
        >
          {starting ? t('firstRun.practiceStarting') : t('firstRun.practice')}
        </button>
        <p className="quiet">{t('firstRun.practiceText')}</p>
      </div>
    </>
  )
}

function IndexStep() {
  return (
    <>
      <h1>{t('firstRun.indexTitle')}</h1>
      <p className="lead">{t('firstRun.indexLead')}</p>
      <IndexChooser />
    </>
  )
}

const STEPS = ['key', 'index', 'footage'] as const

function Steps({ at }: { at: number }) {
  return (
    <ol className="steps">
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at}>
          <span>{index < at ? <Icon name="check" size={12} /> : index + 1}</span>
          {t(`firstRun.steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
