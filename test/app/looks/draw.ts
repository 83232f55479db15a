/** `npm run looks`: draws the pictures of the window anew. Look at what has changed before it is committed. */
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { buildApp } from '../../../main/dev/build.ts'
import { openDisplay } from '../../../main/dev/display.ts'
import { resolveElectron } from '../../../main/dev/electron-runtime.ts'
import { ensureSystemPackages } from '../../../main/dev/system-packages.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

ensureSystemPackages('test')
await resolveElectron()
await buildApp()
const display = await openDisplay(console.log, true)
const { status } = spawnSync(
  join(ROOT, 'test/with-keychain.sh'),
  [
    process.execPath,
    join(ROOT, 'node_modules/@playwright/test/cli.js'),
    'test',
    'looks.spec.ts',
    '--update-snapshots=all',
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test', ...(display.name ? { DISPLAY: display.name } : {}) },
  },
)
display.close()
process.exit(status ?? 1)
