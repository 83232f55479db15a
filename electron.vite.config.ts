/**
 * What is built into `out/`: main (with the engine and the practice server as programs of their own), preload and
 * the renderer. Packages under `devDependencies` are bundled; those under `dependencies` stay outside, because they
 * carry native code or programs.
 */
import { cp, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { LicenceCollector } from './main/dev/licences.ts'

const from = (path: string) => resolve(import.meta.dirname, path)
const licences = new LicenceCollector(import.meta.dirname)

export default defineConfig({
  main: {
    plugins: [
      licences.plugin(),
      {
        // It sends logs to a server, which ours never are, and loads all of Node's HTTP for that.
        name: 'no-remote-log',
        load: (id) =>
          id.endsWith('electron-log/src/node/transports/remote.js')
            ? 'module.exports = () => Object.assign(() => {}, { level: false, transforms: [] })'
            : null,
      },
      {
        name: 'plain-files',
        async closeBundle() {
          await rm(from('out/samples'), { recursive: true, force: true })
          await cp(from('main/practice/samples'), from('out/samples'), { recursive: true })
          await cp(from('main/packaging/icons/24x24.png'), from('out/tray.png'))
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
          'own-descriptors': from('main/own-descriptors.ts'),
        },
        // Beside the programs: some parts find files by where they lie themselves (`main/paths.ts`).
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [licences.plugin()],
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
    plugins: [
      react(),
      licences.plugin(),
      // The renderer is built last.
      { name: 'licences-file', closeBundle: () => licences.write(from('out/licences.json')) },
    ],
    build: {
      outDir: from('out/renderer'),
      minify: true,
      rollupOptions: {
        input: { index: from('renderer/index.html') },
        // What the first page and later ones share is one file, with all that it imports: each file is a request more at
        // the start. zod has to be told not to compile before any other file makes a schema, so that comes first in it.
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'base',
                test: /renderer[\\/](no-eval|i18n|format|state[\\/].*|components[\\/]icons)\.tsx?$/,
              },
            ],
          },
        },
      },
      // Everything comes from our own folder; inlined data would need a looser content security policy.
      assetsInlineLimit: 0,
    },
  },
})
