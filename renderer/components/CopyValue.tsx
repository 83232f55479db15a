import { useRef, useState } from 'react'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

const COPIED_MS = 1500

/** A value in mono with a button that copies it. */
export function CopyValue({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  const text = useRef<HTMLElement>(null)

  // The window has no permissions, the clipboard's among them; copying a selection on a click needs none.
  function copy() {
    if (!text.current) return
    getSelection()?.selectAllChildren(text.current)
    if (!document.execCommand('copy')) return
    getSelection()?.removeAllRanges()
    setCopied(true)
    setTimeout(() => setCopied(false), COPIED_MS)
  }
  return (
    <span className="copy-value">
      <code ref={text} title={value} dir="ltr">
        {value}
      </code>
      <button
        type="button"
        className="icon-button"
        aria-label={copied ? t('details.copied') : t('details.copy', { what: label })}
        title={copied ? t('details.copied') : t('details.copy', { what: label })}
        onClick={copy}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
    </span>
  )
}
