import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'

/** One thing that waits for a person: what it is, what helps, and the button for it. */
export function AttentionCard(props: {
  testId: string
  icon: IconName
  /** `blocks`: nothing goes on before it is settled; `calm`: it settles itself. */
  weight?: 'blocks' | 'calm'
  title: string
  about?: string
  text: string
  actions: ReactNode
  children?: ReactNode
}) {
  return (
    <li className="attention-card" data-testid={props.testId} data-weight={props.weight}>
      <div className="attention-head">
        <Icon name={props.icon} size={18} />
        <div className="attention-words">
          <h2>{props.title}</h2>
          {props.about !== undefined && <p className="attention-about">{props.about}</p>}
          <p className="attention-text">{props.text}</p>
        </div>
        <div className="attention-actions">{props.actions}</div>
      </div>
      {props.children}
    </li>
  )
}
