/**
 * Takes secrets out of text that is to be kept or shown: the one place that does. The log, what the platform says in its
 * errors, and the diagnostics all pass through here.
 */

/** Shorter ones would be found in ordinary words. */
const SHORTEST = 6
const GONE = '…'
const known = new Set<string>()

/** Names a secret of this process, of whatever form, that no text may have in it from now on, plain or encoded. */
export function neverTell(secret: string): void {
  if (secret.length < SHORTEST) return
  known.add(secret)
  known.add(encodeURIComponent(secret.toWellFormed()))
  known.add(base64(secret))
}

/** Named secrets, API keys, credentials in headers and addresses, and the query of every address. */
export function redact(text: string): string {
  let safe = text
  for (const secret of known) safe = safe.replaceAll(secret, GONE)
  return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), safe)
}

const PATTERNS: readonly [RegExp, string][] = [
  [/\btlk_[A-Za-z0-9_-]+/g, `tlk_${GONE}`],
  [/(x-api-key["']?\s*[:=]\s*["']?)[^\s"',}]+/gi, `$1${GONE}`],
  [/((?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:basic|bearer|digest)\s+)[^\s"',}]+/gi, `$1${GONE}`],
  [/("?(?:api_?key|password|passwd|secret|token|key)"?\s*[:=]\s*")[^"]+/gi, `$1${GONE}`],
  // User and password before a host.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]+@/gi, `$1${GONE}@`],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s"'?<>]+)\?[^\s"'<>]+/gi, `$1?${GONE}`],
  // Parts of a signed query that stand alone.
  [/\b(X-Amz-[A-Za-z-]+|Signature|Key-Pair-Id|Policy|sig)(=|%3D)[^\s&"'<>]+/gi, `$1$2${GONE}`],
]

/** Of the UTF-8 bytes, as HTTP's basic authentication has it. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
