/**
 * Names as they are shown. A file's name may hold anything but `/` and NUL: line breaks, characters that turn the
 * direction of what follows them (`cod.exe` shown as `exe.doc`), or none that can be seen. What is shown is not used to find the file.
 */

/** Control characters, and what Unicode has for the direction of text and for nothing to be seen. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
/** Hebrew, Arabic and their like, which are read from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const ISOLATE = '\u2068'
const END = '\u2069'

/** A name with everything visible that is in it: a line break as `␊`, others by their number, as `‹U+202E›`. */
export const visible = (name: string): string => name.replaceAll(UNSEEN, picture)

/** As `visible`, for within a sentence: where it is read from right to left, it does not turn what stands around it. */
export function within(name: string): string {
  const seen = visible(name)
  return RIGHT_TO_LEFT.test(seen) ? `${ISOLATE}${seen}${END}` : seen
}

function picture(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
}
