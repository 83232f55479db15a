import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { Direction } from './sort-direction.ts'

/** The heading of a column that sorts; while the list is in its order, the direction beside it. */
export function SortButton({
  label,
  direction,
  ...button
}: { label: ReactNode; direction: Direction | undefined } & ComponentProps<'button'>) {
  return (
    <button type="button" className="heading-button" {...button}>
      {label}
      {direction && <Icon name={direction} size={12} />}
    </button>
  )
}
