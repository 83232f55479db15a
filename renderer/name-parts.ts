/** A name that is no longer than this, in letters, is not cut in its middle. */
const SHORT = 20
/** So many letters before the ending stay with it. */
const KEPT = 6
/** What follows the last point, where it is as short as endings are. */
const ENDING = /\.[^.\s]{1,8}$/
/** Letters that join their neighbours, or run the other way: two pieces of such a name do not read as one. */
const IN_ONE_PIECE = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Of these every character is a letter; of others that is looked up. */
const IS_ASCII = /^[\x20-\x7e]*$/
/** Takes 18 ms to make, which only names beyond ASCII are worth. */
let segmenter: Intl.Segmenter | undefined

/**
 * Parts a file's name into what may be cut and what stays whole: its ending and the letters before that.
 * @returns both put together are the name; the second is empty where the name stays in one piece
 */
export function nameParts(name: string): readonly [head: string, tail: string] {
  if (name.length <= SHORT || IN_ONE_PIECE.test(name)) return [name, '']
  const ending = ENDING.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  const at = lettersOf(stem).at(-KEPT) ?? 0
  return [stem.slice(0, at), stem.slice(at) + ending]
}

/** Where each letter begins. */
function lettersOf(text: string): number[] {
  if (IS_ASCII.test(text)) return Array.from(text, (_, index) => index)
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ index }) => index)
}
