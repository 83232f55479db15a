import { useState } from 'react'

/** A whole number that is taken over when the field is left or Enter is pressed, kept within its bounds. */
export function NumberField(props: {
  id: string
  value: number
  min: number
  max: number
  unit?: string
  onChange: (value: number) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)

  function commit(text: string) {
    setDraft(null)
    const value = Math.round(Number(text))
    if (text.trim() === '' || !Number.isFinite(value)) return
    const bounded = Math.max(props.min, Math.min(props.max, value))
    if (bounded !== props.value) props.onChange(bounded)
  }

  return (
    <span className="number-field">
      <input
        id={props.id}
        data-testid={props.id}
        type="number"
        min={props.min}
        max={props.max}
        value={draft ?? props.value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value)
        }}
      />
      {props.unit !== undefined && <span>{props.unit}</span>}
    </span>
  )
}
