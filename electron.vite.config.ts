/**
 * What is built into `out/`: main (with the engine and the practice server as programs of their own), preload and
 * the renderer. Packages under `devDependencies` are bundled; those under `dependencies` stay outside, because they
 * carry native code or programs.
 */
import { cp, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const from = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    plugins: [
      {
        name: 'sample-clips',
        async closeBundle() {
          await rm(from('out/samples'), { recursive: true, force: true })
          await cp(from('main/practice/samples'), from('out/samples'), { recursive: true })
        },
      },
    ],
    build: {
      outDir: 'out/main',
      target: 'node20',
      rollupOptions: {
        input: {
          index: from('main/index.ts'),
          engine: from('main/engine/process.ts'),
          practice: from('main/practice/cli.ts'),
          walk: from('main/engine/intake/walk-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can only be CommonJS.
      rollupOptions: {
        input: { index: from('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react()],
    build: {
      outDir: from('out/renderer'),
      rollupOptions: { input: { index: from('renderer/index.html') } },
      // Everything comes from our own folder; inlined data would need a looser content security policy.
      assetsInlineLimit: 0,
    },
  },
})
