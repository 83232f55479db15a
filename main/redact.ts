/** Takes secrets out of text that is to be kept: API keys, key headers, and the query of any address. */
export function redact(text: string): string {
  return text
    .replace(/\btlk_[A-Za-z0-9_-]+/g, 'tlk_…')
    .replace(/(x-api-key["']?\s*[:=]\s*["']?)[^\s"',}]+/gi, '$1…')
    .replace(/("?(?:apiKey|api_key|key)"?\s*[:=]\s*")[^"]+/g, '$1…')
    .replace(/(https?:\/\/[^\s"'?]+)\?[^\s"']+/g, '$1?…')
}
