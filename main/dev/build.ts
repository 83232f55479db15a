/** Builds main, preload and renderer into `out/`, quietly. Run by itself (`npm run build`) or from a launcher. */
import { resolve } from 'node:path'
import { build } from 'electron-vite'

const ROOT = resolve(import.meta.dirname, '../..')

export async function buildApp(): Promise<void> {
  const started = performance.now()
  process.env['NODE_ENV'] = 'production'
  await build({ root: ROOT, logLevel: 'error' })
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

if (import.meta.main) await buildApp()
