import type { ReactNode } from 'react'

/** A line of a form: its name on the left, its control on the right. */
export function Line(props: { label: string; htmlFor?: string; text?: string; children: ReactNode }) {
  return (
    <label className="form-line" htmlFor={props.htmlFor}>
      <span className="form-label">{props.label}</span>
      <span className="form-control">
        {props.children}
        {props.text !== undefined && <small className="quiet">{props.text}</small>}
      </span>
    </label>
  )
}

/** One of a few. */
export function Choice(props: {
  id: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
}) {
  return (
    <select
      id={props.id}
      data-testid={props.id}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {props.options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
