/** What goes wrong in the window's page, into the one log. */
import type { WebContents } from 'electron'
import { log } from './log.ts'

interface Said {
  level?: string
  message?: string
  lineNumber?: number
  sourceId?: string
}

/** Before Electron 35, the level was a number. */
const ERROR_OF_OLD = 3
/** A page that fails at every frame tells enough with its first errors. */
const MOST_PER_PAGE = 200

export function logErrorsOf(contents: WebContents): void {
  let told = 0
  contents.on('did-start-loading', () => (told = 0))
  // Since Electron 35 all is in the event; the arguments after it are those of old.
  contents.on('console-message', (event, level, message, line, source) => {
    const said = event as Said
    const isError = said.level === undefined ? Number(level) === ERROR_OF_OLD : said.level === 'error'
    if (!isError || ++told > MOST_PER_PAGE) return
    log.error(`window: ${said.message ?? message} (${said.sourceId ?? source}:${said.lineNumber ?? line})`)
  })
}
