/** Lines that say what was done or offer something, and leave by themselves. */

/** How soon a line that was held is looked at again, in ms. */
const AGAIN_MS = 2000

/**
 * Has a line leave after a time, but never while a person points at one of them or has the focus in it: who is about to
 * press a button there must not find it gone.
 * @param isThere whether the line is still the one that was meant
 */
export function leaveLater(ms: number, isThere: () => boolean, leave: () => void): void {
  setTimeout(() => {
    if (!isThere()) return
    if (isHeld()) leaveLater(AGAIN_MS, isThere, leave)
    else leave()
  }, ms)
}

const isHeld = (): boolean => document.querySelector('.report-slot:is(:hover, :focus-within)') !== null
