/**
 * `reeldrop://` links, such as `reeldrop://attention` in a facility's own pages. Any web page can open one, so a link
 * shows a page of the window and can do nothing else.
 */
import { Page } from '../shared/pages.ts'

const LINK = /^reeldrop:\/\/([a-z]+)\/?$/i

/** The page that a link names; null for what is no link of the app or names none. */
export function pageOfLink(link: string): Page | null {
  const page = Page.safeParse(LINK.exec(link)?.[1]?.toLowerCase())
  return page.success ? page.data : null
}
