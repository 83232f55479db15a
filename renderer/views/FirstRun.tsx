import { useState } from 'react'
import { Icon } from '../components/icons.tsx'
import { IndexChooser } from '../components/IndexChooser.tsx'
import { KeyForm } from '../components/KeyForm.tsx'
import { startPractice } from '../state/session.ts'
import { strings } from '../strings.ts'

const words = strings.firstRun

/** What a person without a key, or without an index, sees instead of the queue. */
export function FirstRun({ step }: { step: 'key' | 'index' }) {
  return (
    <main className="first-run" data-testid="first-run" data-step={step}>
      <div className={`first-run-body ${step}`}>
        <Steps at={step === 'key' ? 0 : 1} />
        {step === 'key' ? <KeyStep /> : <IndexStep />}
      </div>
    </main>
  )
}

function KeyStep() {
  const [starting, setStarting] = useState(false)
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <KeyForm submitLabel={strings.key.submit} />
      <div className="or">
        <span>{words.or}</span>
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
          {starting ? words.practiceStarting : words.practice}
        </button>
        <p className="quiet">{words.practiceText}</p>
      </div>
    </>
  )
}

function IndexStep() {
  return (
    <>
      <h1>{words.indexTitle}</h1>
      <p className="lead">{words.indexLead}</p>
      <IndexChooser />
    </>
  )
}

function Steps({ at }: { at: number }) {
  return (
    <ol className="steps">
      {words.steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at}>
          <span>{index < at ? <Icon name="check" size={12} /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
