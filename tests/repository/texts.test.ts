import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'vue/compiler-sfc'
import { LANGUAGE_IDS, type Language } from '../../shared/show/languages.ts'
import { scriptOf, sourcesIn, connection, type Source } from '../support/source.ts'

type Dictionary = Record<string, string>
const files = import.meta.glob<{ default: Dictionary }>('../../shared/i18n/*/*.ts', { eager: true })

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

test('every language of the registry has a folder, and every folder a language', () => {
  const folders = new Set([...parts.values()].flatMap((byLanguage) => [...byLanguage.keys()]))
  expect([...folders].sort()).toEqual([...LANGUAGE_IDS].sort())
})

describe.each([...parts])('the texts of %s', (_part, byLanguage) => {
  const english = byLanguage.get('en') ?? {}

  it.each(LANGUAGE_IDS)('stand in %s under the keys of English, none empty', (language) => {
    const texts = byLanguage.get(language) ?? {}
    expect(Object.keys(texts)).toEqual(Object.keys(english))
    expect(Object.values(texts).filter((text) => !text)).toEqual([])
  })

  it.each(LANGUAGE_IDS)('are filled in %s with the same things as in English', (language) => {
    const texts = byLanguage.get(language) ?? {}
    const differing = Object.keys(english).filter(
      (key) => fields(english[key]!).join() !== fields(texts[key] ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it.each(LANGUAGE_IDS)(
    'are written in %s with the characters of that language, and none is English',
    (language) => {
      const texts = byLanguage.get(language) ?? {}
      const stray = Object.keys(texts).filter((key) => strayIn(texts[key]!, language))
      expect(stray).toEqual([])
      const left = Object.keys(texts).filter(
        (key) => language !== 'en' && texts[key] === english[key] && !wordless(texts[key]!),
      )
      expect(left).toEqual([])
    },
  )
})

/** Whether a text has no words but what it is filled with. */
const wordless = (text: string): boolean => !/\p{L}/u.test(text.replace(/\{[^}]*\}/g, ''))

/** The characters of an old encoding of two bytes, by the ranges of these. */
function charactersOf(encoding: string, [from, to]: number[], [least, most]: number[]): Set<string> {
  const decoder = new TextDecoder(encoding)
  const found = new Set<string>()
  for (let first = from!; first <= to!; first++)
    for (let second = least!; second <= most!; second++)
      for (const character of decoder.decode(Uint8Array.of(first, second))) found.add(character)
  return found
}

/** The letters besides the Latin ones that a language is written with. */
const LETTERS: Record<Language, Set<string>> = {
  // The plane of GB 2312, which has no traditional characters.
  'zh-CN': charactersOf('gb18030', [0xa1, 0xf7], [0xa1, 0xfe]),
  'zh-TW': charactersOf('big5', [0xa1, 0xf9], [0x40, 0xfe]),
  en: new Set(),
}

/** Whether a text has a letter that its language is not written with. */
const strayIn = (text: string, language: Language): boolean =>
  [...text].some((one) => /(?!\p{Script=Latin})\p{L}/u.test(one) && !LETTERS[language].has(one))

test.each<[Language, string]>([
  ['zh-TW', '抽奖'],
  ['zh-CN', '抽獎'],
  ['en', 'Draw 抽'],
])('a planted text is found not to be %s: %s', (language, text) => {
  expect(strayIn(text, language)).toBe(true)
})

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
const EXAMPLES = new Set(['AXPH-J3ZT-716R-9E76-NN09', 'https://'])

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
