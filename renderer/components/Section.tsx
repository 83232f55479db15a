import type { ReactNode } from 'react'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-section">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** One setting: its name on the left, its control and one sentence on the right. */
export function Setting(props: { label: string; htmlFor?: string; text?: string; children: ReactNode }) {
  return (
    <div className="setting">
      {props.htmlFor === undefined ? (
        <span className="setting-label">{props.label}</span>
      ) : (
        <label className="setting-label" htmlFor={props.htmlFor}>
          {props.label}
        </label>
      )}
      <div className="setting-control">
        {props.children}
        {props.text !== undefined && <p className="setting-text">{props.text}</p>}
      </div>
    </div>
  )
}
