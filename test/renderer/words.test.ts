/** The words of the languages, held against each other; and the window's sources, searched for words of their own. */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../shared/words/languages.ts'
import { RESOURCES } from '../../shared/words/resources.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT })
/** Names that are the same in every language. */
const NAMES = ['Reeldrop', 'B', 'Electron', 'Chromium', 'Node.js', 'MIT']

interface Words {
  readonly [key: string]: string | Words
}

const sentences = (words: Words, path = ''): [key: string, text: string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  )
const ENGLISH = sentences(RESOURCES.en.translation)
const OTHERS = LANGUAGES.filter((language) => language !== 'en').map((language) => ({
  language,
  words: new Map(sentences(RESOURCES[language].translation)),
}))
const placeholders = (text: string): string[] => (text.match(/\{\{.*?\}\}/g) ?? []).toSorted()

test.each(OTHERS)('$language says every sentence of English, with the same values in it', ({ words }) => {
  expect([...words.keys()].toSorted()).toEqual(ENGLISH.map(([key]) => key).toSorted())
  for (const [key, text] of ENGLISH) {
    expect([key, placeholders(words.get(key) ?? '')]).toEqual([key, placeholders(text)])
  }
})

test.each(OTHERS)('no sentence of $language is empty or ends otherwise than in English', ({ words }) => {
  const ending = (text: string): string => /[.?!:…]?$/.exec(text)?.[0] ?? ''
  for (const [key, text] of ENGLISH) {
    const said = words.get(key) ?? ''
    expect(said.trim()).not.toBe('')
    expect([key, ending(said)]).toEqual([key, ending(text)])
  }
})

test('a plural has both its forms in every language', () => {
  for (const { words } of [{ words: new Map(ENGLISH) }, ...OTHERS]) {
    const keys = [...words.keys()]
    const one = keys.filter((key) => key.endsWith('_one')).map((key) => key.slice(0, -4))
    const other = keys.filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -6))
    expect(one).toEqual(other)
  }
})

test('no component has a sentence of its own: all are in the words of the languages', () => {
  expect(SOURCES.flatMap((file) => ownWords(parse(file)))).toEqual([])
})

test('words are asked for while drawing, never when a file is loaded: the language can change', () => {
  expect(SOURCES.flatMap((file) => askedAtLoad(parse(file)))).toEqual([])
})

test('a sentence in a component is found wherever it stands', () => {
  const found = (text: string) =>
    ownWords(ts.createSourceFile('x.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)).length
  expect(found('const x = <p>Nothing yet</p>')).toBe(1)
  expect(found('const x = <p aria-label="Nothing yet" />')).toBe(1)
  expect(found("const x = <p title={is ? 'Yes' : t('a')} />")).toBe(1)
  expect(found('const x = <p>{count} of {total} · {is && `${n} clips`}</p>')).toBe(2)
  expect(found("const x = <p className={'a'}>{t('a.b', { x: 'y' })} · {n} %</p>")).toBe(0)
})

function parse(file: string): ts.SourceFile {
  const text = readFileSync(resolve(ROOT, file), 'utf8')
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
}

const SPOKEN = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'text'])

function ownWords(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text)
    if (ts.isJsxAttribute(node) && node.initializer && SPOKEN.has(node.name.getText(source)))
      found.push(...literals(node.initializer))
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      found.push(...literals(node.expression))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text) && !NAMES.includes(text))
    .map((text) => `${source.fileName}: ${text}`)
}

/** The texts that an expression can come to, where they stand in it; what a call answers is not its matter. */
function literals(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => literal.text).join('')]
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node))
    return node.expression ? literals(node.expression) : []
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const isChoice = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    const isComparison = /^[=!<>]/.test(node.operatorToken.getText())
    if (isComparison) return []
    return [...(isChoice ? [] : literals(node.left)), ...literals(node.right)]
  }
  return []
}

function askedAtLoad(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isCallExpression(node) && node.expression.getText(source) === 't')
      found.push(`${source.fileName}: ${node.getText(source)}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
