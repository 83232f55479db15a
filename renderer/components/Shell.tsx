import type { ReactNode } from 'react'
import { Banners } from './Banners.tsx'
import { Footer } from './Footer.tsx'
import { Sidebar } from './Sidebar.tsx'

/** What stands around every page: the ways to the others, what concerns the whole queue, and its state in one line. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="shell">
      <Sidebar />
      <div className="shell-main">
        <Banners />
        <div className="shell-page">{children}</div>
        <Footer />
      </div>
    </div>
  )
}
