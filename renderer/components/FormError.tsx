import type { ReactNode } from 'react'
import type { Failure } from '../../shared/errors.ts'
import { Icon } from './icons.tsx'
import { failureText } from '../said.ts'

/** What is wrong with what a form was given, said in place and aloud. */
export function FormError(props: {
  id: string
  testId: string
  failure: Failure | null
  children?: ReactNode
}) {
  return (
    <p
      id={props.id}
      className="field-error"
      role="alert"
      data-testid={props.testId}
      hidden={props.failure === null}
    >
      {props.failure && (
        <>
          <Icon name="failed" /> {failureText(props.failure)} {props.children}
        </>
      )}
    </p>
  )
}
