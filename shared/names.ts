/**
 * Names of clips and folders in text that may leave this machine. Whoever logs a name marks it with `named`;
 * `withoutNames` takes those out again, and whatever else looks like a path.
 */

/** Control characters, and those that turn the direction of text: none of them may forge a line of a log. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** The name of a clip or folder, as it stands in a log: on one line and marked. */
export function named(name: string): string {
  const onOneLine = name.replace(UNFIT, (unfit) => `\\u${unfit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `«${onOneLine.replaceAll('»', '›')}»`
}

/**
 * Takes names and paths out of text, rather too much than too little: of a line with an unquoted path, all that follows.
 * @param folders of the app itself, by the word that stands for each; paths within them stay, so that a stack can be read
 */
export function withoutNames(text: string, folders: Readonly<Record<string, string>>): string {
  const longestFirst = Object.entries(folders).toSorted(([, a], [, b]) => b.length - a.length)
  let safe = text.replace(/«[^»\n]*»/g, '«…»')
  for (const [word, folder] of longestFirst) if (folder !== '') safe = safe.replaceAll(folder, `{${word}}`)
  return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), safe)
}

const MEDIA = '3gp|aac|avi|braw|crm|dav|flv|m2ts|m4[av]|mkv|mov|mp[34]|mpe?g|mts|mxf|r3d|ts|vob|wav|webm|wmv'
const PATTERNS: readonly [RegExp, string][] = [
  // Node quotes paths in its errors; the last quote of the line ends it, whatever quotes the name has.
  [/'(?=[^'\n]*[\\/])[^\n]*'/g, "'…'"],
  [/"(?:[a-z]:[\\/]|[\\/])[^\n]*"/gi, '"…"'],
  [/(?<![\w:/.}\\])(?:[a-z]:[\\/]|\\\\|\/)(?=[^\s/])[^\n]*/gi, '…'],
  [new RegExp(`[^\\s/\\\\«]+\\.(?:${MEDIA})\\b`, 'gi'), '…'],
]
