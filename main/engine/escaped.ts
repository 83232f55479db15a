/** Characters that show nothing or change how others are shown: controls, line separators, marks of direction. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/**
 * Writes those characters as JSON does (`\u202e`), so that a name can neither break a line nor show itself the other
 * way round. Within the text of a JSON value it changes nothing of what is read from it.
 */
export const escaped = (text: string): string =>
  text.replaceAll(HIDDEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
