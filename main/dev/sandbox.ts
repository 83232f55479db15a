/** Chromium refuses to run its sandbox as root; development runs there go without it and say so. */
export function sandboxArgs(say?: (line: string) => void): string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  say?.('Running as root: Chromium runs without its sandbox (--no-sandbox), in development only.')
  return ['--no-sandbox']
}
