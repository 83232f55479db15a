/** A diagnostics file: what is in it, that it can be read, and that nothing is in it that may not be sent. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bundle, type Findings } from '../../main/diagnostics/bundle.ts'
import { writeZip } from '../../main/diagnostics/zip.ts'
import { Store } from '../../main/engine/store/store.ts'
import { EngineDiagnostics } from '../../shared/diagnostics.ts'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { named } from '../../shared/names.ts'
import { DEFAULT_PREFERENCES } from '../../shared/preferences.ts'
import { readZip } from '../read-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'reeldrop-diagnostics-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LOG = `no poster of ${named('Secret wedding.mov')}: odd\nPUT https://s.example/1?X-Amz-Signature=abcdef99 with tlk_ABCDEF123\n`
const findings: Findings = {
  versions: { reeldrop: '1.0.0' },
  system: { platform: 'linux', memoryBytes: 1 },
  preferences: DEFAULT_PREFERENCES,
  locked: ['plan'],
  settings: { ...DEFAULT_SETTINGS, ffprobePath: '/home/eva/tools/ffprobe' },
  engine: { code: 'engine_down', message: 'The engine does not start.' },
  logs: [
    { name: 'main.log', text: LOG },
    { name: 'main.1.log', text: 'earlier\n' },
  ],
}
const folders = { data: '/home/eva/.config/Reeldrop' }

test('the zip holds plain text, explained first, with neither secrets nor names', async () => {
  const path = join(folder, 'out.zip')
  await writeZip(path, bundle(findings, { withNames: false, folders, readme: 'Read me.' }))
  const files = await readZip(path)
  expect([...files.keys()]).toEqual([
    'README.txt',
    'versions.json',
    'settings.json',
    'counts.json',
    'logs/main.log',
    'logs/main.1.log',
  ])
  const all = [...files.values()].join('\n')
  for (const gone of ['wedding', 'eva', 'abcdef99', 'ABCDEF123']) expect(all).not.toContain(gone)
  expect(files.get('logs/main.log')).toContain('no poster of «…»: odd')
  expect(files.get('counts.json')).toContain('engine_down')
})

test('names stay where a person wants them, secrets never do', () => {
  const files = bundle(findings, { withNames: true, folders, readme: '' })
  const all = files.map(({ text }) => text).join('\n')
  expect(all).toContain('Secret wedding.mov')
  expect(all).toContain('/home/eva/tools/ffprobe')
  for (const gone of ['abcdef99', 'ABCDEF123']) expect(all).not.toContain(gone)
})

test('an engine tells counts, its schema and that its database is sound', () => {
  const store = new Store({ dataDir: join(folder, 'data'), now: Date.now, onChange: () => undefined })
  const report = EngineDiagnostics.parse(store.report())
  store.close()
  expect(report).toMatchObject({ clipsByState: {}, clipsInHistory: 0, batches: 0, watchFolders: 0 })
  expect(report.database.integrity).toBe('ok')
  expect(report.database.schemaVersion).toBeGreaterThan(0)
})
