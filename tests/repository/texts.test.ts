import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'vue/compiler-sfc'
import { scriptOf, sourcesIn, connection, type Source } from '../support/source.ts'

type Dictionary = Record<string, string>
const files = import.meta.glob<{ default: Dictionary }>('../../shared/i18n/*/*.ts', { eager: true })
const LANGUAGES = ['en', 'zh-CN']

/** The dictionaries by part and language, such as `host` → `en`. */
const parts = new Map<string, Map<string, Dictionary>>()
for (const [path, { default: texts }] of Object.entries(files)) {
  const [language = '', part = ''] = path.split('/').slice(-2)
  if (language === 'findings') continue
  parts.set(part, (parts.get(part) ?? new Map()).set(language, texts))
}

const fields = (text: string): string[] => [...new Set(text.match(/\{\w+/g))].sort()
const sources = ['client', 'server', 'shared', 'bin'].flatMap((folder) => sourcesIn(folder))
const speaking = sources.filter(({ path }) => !path.startsWith('shared/i18n/'))

describe.each([...parts])('the texts of %s', (_part, byLanguage) => {
  it('stand in every language under the same keys, none empty', () => {
    const [first, ...others] = LANGUAGES.map((language) => byLanguage.get(language) ?? {})
    for (const other of others) expect(Object.keys(other)).toEqual(Object.keys(first!))
    for (const texts of [first!, ...others]) expect(Object.values(texts).filter((text) => !text)).toEqual([])
  })

  it('are filled with the same things in every language', () => {
    const [english = {}, chinese = {}] = LANGUAGES.map((language) => byLanguage.get(language) ?? {})
    const differing = Object.keys(english).filter(
      (key) => fields(english[key]!).join() !== fields(chinese[key]!).join(),
    )
    expect(differing).toEqual([])
  })

  it('are Chinese in Chinese and not in English', () => {
    const [english = {}, chinese = {}] = LANGUAGES.map((language) => byLanguage.get(language) ?? {})
    const left = Object.keys(chinese).filter((key) => {
      const text = chinese[key]!
      return !/\p{Script=Han}/u.test(text) && !wordless(text) && !SAME_EVERYWHERE.has(text)
    })
    expect(left).toEqual([])
    const stray = Object.keys(english).filter(
      (key) => /\p{Script=Han}/u.test(english[key]!) && !SAME_EVERYWHERE.has(english[key]!),
    )
    expect(stray).toEqual([])
  })
})

/** Whether a text has no words but what it is filled with. */
const wordless = (text: string): boolean => !/\p{L}/u.test(text.replace(/\{[^}]*\}/g, ''))

/** Names that are written alike in every language. */
const SAME_EVERYWHERE = new Set(['Drumroll', 'English', '中文'])

/** Every code that a source refuses with. */
function refusalsOf(source: Source): string[] {
  const found: string[] = []
  connection(scriptOf(source), (node) => {
    const isCall = ts.isCallExpression(node) && node.expression.getText() === 'refusal'
    const isNew = ts.isNewExpression(node) && ['Refused', 'StoreError'].includes(node.expression.getText())
    if (!isCall && !isNew) return
    const [code] = (node as ts.CallExpression | ts.NewExpression).arguments ?? []
    if (code && ts.isStringLiteralLike(code)) found.push(code.text)
  })
  return found
}

test('every refusal has a text that says what to do', () => {
  const codes = new Set(speaking.flatMap(refusalsOf))
  expect(codes.size).toBeGreaterThan(60)
  const texts = parts.get('refusals.ts')!.get('en')!
  expect([...codes].filter((code) => !(code in texts))).toEqual([])
})

/** Every string that a source writes, and the beginnings of those that it puts together. */
function stringsOf(source: Source): { whole: Set<string>; starts: Set<string> } {
  const whole = new Set<string>()
  const starts = new Set<string>()
  const script = source.path.endsWith('.vue') ? templateScript(source.text) : ''
  for (const part of [source, { path: 'template.ts', text: script }]) {
    connection(scriptOf(part), (node) => {
      if (ts.isStringLiteralLike(node)) whole.add(node.text)
      else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) whole.add(node.name.text)
      else if (ts.isTemplateExpression(node)) starts.add(node.head.text)
    })
  }
  return { whole, starts }
}

interface Node {
  type: number
  content?: string | Node
  loc: { source: string }
  props?: (Node & { name: string; exp?: Node; value?: Node })[]
  children?: Node[]
}
const TEXT = 2
const ATTRIBUTE = 6

/** Every node of a component's template. */
function walk(text: string, see: (node: Node) => void): void {
  const visitNode = (node: Node): void => {
    see(node)
    for (const child of node.children ?? []) visitNode(child)
  }
  const root = parse(text).descriptor.template?.ast
  if (root) visitNode(root as unknown as Node)
}

/** The expressions of a template, as one script. */
function templateScript(text: string): string {
  const expressions: string[] = []
  walk(text, ({ content, props = [] }) => {
    if (typeof content === 'object') expressions.push(content.loc.source)
    for (const { exp } of props) if (exp) expressions.push(exp.loc.source)
  })
  return expressions.map((expression) => `(${expression});`).join('\n')
}

test('no text is left over that nothing says', () => {
  const written = speaking.map(stringsOf)
  const whole = new Set(written.flatMap((one) => [...one.whole]))
  const starts = [...new Set(written.flatMap((one) => [...one.starts]))].filter((start) => start.length > 2)
  const codes = new Set(speaking.flatMap(refusalsOf))
  const unused = [...parts].flatMap(([part, byLanguage]) =>
    Object.keys(byLanguage.get('en')!)
      .filter((key) => !whole.has(key) && !codes.has(key) && !starts.some((start) => key.startsWith(start)))
      .map((key) => `${part}: ${key}`),
  )
  expect(unused).toEqual([])
})

const NAMING = new Set(['placeholder', 'aria-label', 'title', 'alt', 'label'])
/** What a template may write itself: an example of a code. */
const EXAMPLES = new Set(['AXPH-J3ZT-716R-9E76-NN09'])

const worded = (content: string): boolean => /\p{L}{2}/u.test(content) && !EXAMPLES.has(content.trim())

function hardCoded({ path, text }: Source): string[] {
  const found: string[] = []
  walk(text, ({ type, content, props = [] }) => {
    if (type === TEXT && typeof content === 'string' && worded(content)) found.push(content.trim())
    for (const { type, name, value } of props) {
      const said = value?.content
      if (type === ATTRIBUTE && NAMING.has(name) && typeof said === 'string' && worded(said)) found.push(said)
    }
  })
  return found.map((words) => `${path}: ${words}`)
}

test('no template has words of its own', () => {
  expect(
    sourcesIn('client')
      .filter(({ path }) => path.endsWith('.vue'))
      .flatMap(hardCoded),
  ).toEqual([])
})

test.each([
  ['<template><p>Hand over</p></template>', 'Hand over'],
  ['<template><p><b v-if="a">发奖</b></p></template>', '发奖'],
  ['<template><input placeholder="Your name" /></template>', 'Your name'],
])('a planted word is found: %s', (text, words) => {
  expect(hardCoded({ path: 'client/A.vue', text })).toEqual([`client/A.vue: ${words}`])
})
