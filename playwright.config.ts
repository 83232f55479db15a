/** The app tests: the built app on a real Electron. `npm test` gives them a display, a keychain and a home folder. */
import { defineConfig } from '@playwright/test'

/** Where a run leaves its results, when several run at once. */
const RESULTS = process.env.REELDROP_RESULTS ?? 'app'

export default defineConfig({
  testDir: 'test/app',
  testMatch: '**/*.spec.ts',
  outputDir: `test-results/${RESULTS}`,
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  // The tests share one keychain.
  workers: 1,
  timeout: 120_000,
  // What is waited for lasts: on a machine that is busy it only comes later.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: `test-results/${RESULTS}.json` }]],
})
