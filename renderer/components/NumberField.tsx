import { useState } from 'react'

/** A number that is taken over when the field is left or Enter is pressed, kept within its bounds. */
export function NumberField(props: {
  id: string
  value: number
  min: number
  max: number
  /** Figures after the point; none unless told. */
  decimals?: number
  /** What an empty field says; it stands for 0. */
  zero?: string
  unit?: string
  onChange: (value: number) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const { decimals = 0, zero } = props

  function commit(text: string) {
    setDraft(null)
    const value = Number(Number(text).toFixed(decimals))
    if ((text.trim() === '' && zero === undefined) || !Number.isFinite(value)) return
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
        step={10 ** -decimals}
        placeholder={zero}
        value={draft ?? (zero !== undefined && props.value === 0 ? '' : props.value)}
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
