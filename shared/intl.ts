/**
 * The formatters of `Intl`, each made once for a locale and its options: making one takes a hundred times longer than
 * using it, and a list of clips uses some for each row.
 */

/** A formatter of times keeps the time zone in which it was made, and the machine may travel meanwhile; ms. */
const TIMES_KEPT_MS = 60_000

export const numbersIn = kept((locale, options: Intl.NumberFormatOptions) => {
  return new Intl.NumberFormat(locale, options)
})
export const listsIn = kept((locale, options: Intl.ListFormatOptions) => {
  return new Intl.ListFormat(locale, options)
})
export const pluralsIn = kept((locale, options: Intl.PluralRulesOptions) => {
  return new Intl.PluralRules(locale, options)
})
/** In the time zone of the system, which may have changed within the last minute. */
export const timesIn = kept((locale, options: Intl.DateTimeFormatOptions) => {
  return new Intl.DateTimeFormat(locale, options)
}, TIMES_KEPT_MS)

/** @param keptMs until all are made anew */
function kept<F, O extends object>(
  make: (locale: string, options: O) => F,
  keptMs = Infinity,
): (locale: string, options?: O) => F {
  const made = new Map<string, F>()
  let since = performance.now()
  return (locale, options = {} as O) => {
    const now = performance.now()
    if (now - since > keptMs) {
      made.clear()
      since = now
    }
    const key = locale + JSON.stringify(options)
    const format = made.get(key) ?? make(locale, options)
    made.set(key, format)
    return format
  }
}
