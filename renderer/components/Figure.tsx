import type { ReactNode } from 'react'

/** Figures with their units, dates, paths: read from left to right also within what is written from right to left. */
export const Figure = ({ children }: { children: ReactNode }) => <bdi dir="ltr">{children}</bdi>
