import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

/** A modal dialog of the platform: traps focus, closes on Escape and gives focus back. */
export function Modal(props: { title: string; onClose: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  // Closed before it leaves the page: from one that has left, the focus does not go back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('.modal-body :is(input, button, select, textarea):enabled')?.focus()
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      ref={ref}
      className="modal"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <header className="modal-head">
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="modal-body">{props.children}</div>
    </dialog>
  )
}
