import type { ReactNode } from 'react'
import { Notices } from './Banners.tsx'

/** A page with nothing around it but what has to be said. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <div className="bare-page">
      <div className="banners">
        <Notices />
      </div>
      {children}
    </div>
  )
}
