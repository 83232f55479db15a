import { useId, useState, type ReactNode } from 'react'
import type { Failure } from '../../shared/errors.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { Modal } from './Modal.tsx'

/** Asks for a word to be typed before something is done that cannot be undone. */
export function ConfirmTyping(props: {
  title: string
  /** What has to be typed, and the sentence that asks for it. */
  word: string
  label: string
  confirm: string
  working: string
  children: ReactNode
  /** Does it. @returns what went wrong; nothing closes the dialog */
  onConfirm: () => Promise<readonly Failure[]>
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const [isWorking, setWorking] = useState(false)
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const id = useId()
  const fits = typed.trim().toLowerCase() === props.word.trim().toLowerCase()

  async function submit() {
    if (!fits || isWorking) return
    setWorking(true)
    const failed = await props.onConfirm()
    setWorking(false)
    setFailures(failed)
    if (failed.length === 0) props.onClose()
  }
  return (
    <Modal title={props.title} onClose={props.onClose}>
      <form
        className="confirm-typing"
        data-testid="confirm-typing"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {props.children}
        <label htmlFor={id}>{props.label}</label>
        <input
          id={id}
          data-testid="confirm-word"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {failures.map(({ message }) => (
          <p key={message} className="field-error" role="alert">
            <Icon name="failed" /> {message}
          </p>
        ))}
        <div className="form-buttons">
          <button type="button" className="button" onClick={props.onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="button danger"
            data-testid="confirm-do"
            disabled={!fits || isWorking}
          >
            {isWorking ? props.working : props.confirm}
          </button>
        </div>
      </form>
    </Modal>
  )
}
