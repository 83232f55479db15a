import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.github/workflows')

const Step = z.object({ uses: z.string().optional(), run: z.string().optional() })
const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.object({ 'timeout-minutes': z.number(), steps: z.array(Step).min(1) })),
})
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))

describe.each(readdirSync(FOLDER))('the workflow %s', (name) => {
  const workflow = Workflow.parse(parse(readFileSync(join(FOLDER, name), 'utf8')))
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
  const runs = steps.flatMap(({ run }) => run ?? [])

  test('runs scripts that there are', () => {
    const named = runs.flatMap((run) =>
      [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script),
    )
    const files = runs.flatMap((run) => [...run.matchAll(/bash (\S+)/g)].map(([, file = '']) => file))
    expect(named.length + files.length).toBeGreaterThan(0)
    expect(named.filter((script) => !(script in scripts))).toEqual([])
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  test('takes actions by their major version, of their makers alone', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([])
  })

  test('may only read the repository where nothing else is said', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })
})

test('the release names every file that an installed app looks for, and takes each kind that is packed', () => {
  const release = readFileSync(join(FOLDER, 'release.yml'), 'utf8')
  const target = z.looseObject({ target: z.array(z.object({ target: z.string() })) })
  const config = z
    .looseObject({ win: target, mac: target, linux: target })
    .parse(parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')))
  const endings: Record<string, string> = { nsis: 'exe', portable: 'exe' }
  for (const system of [config.win, config.mac, config.linux]) {
    for (const { target: kind } of system.target) expect(release).toContain(`dist/*.${endings[kind] ?? kind}`)
  }
  for (const kind of ['blockmap', 'yml']) expect(release).toContain(`dist/*.${kind}`)
})
