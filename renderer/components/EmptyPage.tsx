import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'

/** What a page or a list shows while there is nothing in it: what it is for, and what fills it. */
export function EmptyPage(props: {
  icon: IconName
  title?: string
  text: string
  testId?: string
  children?: ReactNode
}) {
  return (
    <div className="empty-page" role="status" data-testid={props.testId}>
      <Icon name={props.icon} size={36} />
      {props.title !== undefined && <h2>{props.title}</h2>}
      <p className="quiet">{props.text}</p>
      {props.children}
    </div>
  )
}
