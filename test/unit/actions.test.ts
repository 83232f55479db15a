/** That no action of the window is left without a test: `test/app/acts/` held against the renderer's code. */
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { AREAS } from '../app/acts/areas.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const RENDERER = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT })
const ACTS = ['test/app/hands.ts', ...globSync('test/app/acts/*.ts', { cwd: ROOT })].map(read).join('\n')

/** What the window asks without a person having done anything, or as a part of something else. */
const BY_ITSELF: readonly string[] = [
  'causeClips',
  'dismissOpened',
  'drawn',
  'getSettings',
  'keepWhereabouts',
  'keyStatus',
  'listFetches',
  'listWatches',
  'preferences',
  'readySearch',
  'takeOpened',
  'takeWhereabouts',
  'throughput',
  'updateState',
  'versions',
  'wouldPass',
]

/** Controls that come with what is not to be had beside the rest, and the test in which they are pressed. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  forecast: 'line.spec.ts',
  'uploads-range': 'frame.spec.ts',
  'wait-every': 'platform.spec.ts',
  'wait-start': 'platform.spec.ts',
  'wait-stop': 'platform.spec.ts',
}

/** Controls that no test can bring up: a folder that cannot be read is not to be had for root, as which tests may run. */
const UNTRIED: readonly string[] = ['attention-watch-settings']

describe('every action of the window is done by mouse and by keyboard', () => {
  test('every command that the window gives is one of an act, or given by itself', () => {
    const given = new Set(
      RENDERER.flatMap((path) => [...read(path).matchAll(/(?:askEngine|askMain|\.call)\(\s*'(\w+)'/g)]).map(
        ([, command = '']) => command,
      ),
    )
    const acted = new Set<string>(
      Object.values(AREAS).flatMap((acts) => acts.flatMap(({ gives = [] }) => gives)),
    )
    expect([...given].filter((command) => !acted.has(command)).toSorted()).toEqual(BY_ITSELF)
    expect([...acted].filter((command) => !given.has(command))).toEqual([])
  })

  test('every control that has a name for tests is pressed in an act, or elsewhere', () => {
    const names = RENDERER.filter((path) => path.endsWith('.tsx')).flatMap(controlsOf)
    const isIn = (name: string, text: string): boolean =>
      new RegExp(`['\`]${name.replaceAll('*', '.*')}['\`]`).test(text)
    const missing = [...new Set(names)].filter((name) => !isIn(name, ACTS)).toSorted()
    expect(missing).toEqual([...Object.keys(ELSEWHERE), ...UNTRIED].toSorted())
    for (const [name, spec] of Object.entries(ELSEWHERE))
      expect(isIn(name, read(`test/app/${spec}`)), `${name} in ${spec}`).toBe(true)
  })
})

const CONTROLS: ReadonlySet<string> = new Set(['button', 'input', 'select', 'textarea', 'summary'])
/** Components that are a control, which their `id` names. */
const NAMED_BY_ID: ReadonlySet<string> = new Set([
  'Choice',
  'Switch',
  'NumberField',
  'HoursField',
  'SearchField',
  'Do',
  'Action',
])

/** The names by which tests find the controls of a file; `*` stands for a part that is known only when it runs. */
function controlsOf(path: string): string[] {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const tag = node.tagName.getText()
      const by = CONTROLS.has(tag) ? 'data-testid' : NAMED_BY_ID.has(tag) ? 'id' : null
      if (by !== null) found.push(...nameIn(node.attributes, by))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function nameIn(attributes: ts.JsxAttributes, by: string): string[] {
  for (const attribute of attributes.properties) {
    if (!ts.isJsxAttribute(attribute) || attribute.name.getText() !== by || !attribute.initializer) continue
    const value = ts.isJsxExpression(attribute.initializer)
      ? attribute.initializer.expression
      : attribute.initializer
    if (value && ts.isStringLiteralLike(value)) return [value.text]
    if (value && ts.isTemplateExpression(value))
      return [value.head.text + value.templateSpans.map(({ literal }) => `*${literal.text}`).join('')]
  }
  return []
}
