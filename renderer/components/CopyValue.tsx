import { useState } from 'react'
import { strings } from '../strings.ts'
import { Icon } from './icons.tsx'

const COPIED_MS = 1500

/** A value in mono with a button that copies it. */
export function CopyValue({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  function copy() {
    void navigator.clipboard.writeText(value).then(() => {
      setCopied(true)
      setTimeout(() => setCopied(false), COPIED_MS)
    })
  }
  return (
    <span className="copy-value">
      <code title={value}>{value}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={copied ? strings.details.copied : strings.details.copy(label)}
        title={copied ? strings.details.copied : strings.details.copy(label)}
        onClick={copy}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
    </span>
  )
}
