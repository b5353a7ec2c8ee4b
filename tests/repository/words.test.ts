import ts from 'typescript'
import { expect, test } from 'vitest'
import { parse } from 'vue/compiler-sfc'
import { scriptOf, sourcesIn, connection, type Source } from '../support/source.ts'

/** Ways to turn text into markup, in scripts. */
const markup = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'])
/** What the pure part may not reach for: it is handed clock, chance and everything outside. */
const outside = new Set([
  'window',
  'document',
  'localStorage',
  'fetch',
  'process',
  'performance',
  'navigator',
])

function faultsOf(source: Source): string[] {
  const found = new Set<string>()
  connection(scriptOf(source), (node) => {
    const text = ts.isPropertyAccessExpression(node) ? node.getText() : ''
    if (text === 'Math.random') found.add('Math.random')
    if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && markup.has(node.text)) found.add(node.text)
    if (!source.path.startsWith('shared/')) return
    if (text === 'Date.now') found.add('Date.now')
    if (ts.isNewExpression(node) && node.getText() === 'new Date()') found.add('new Date()')
    if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) {
      if (ts.isIdentifier(node.expression) && outside.has(node.expression.text))
        found.add(node.expression.text)
    }
  })
  if (source.path.endsWith('.vue')) for (const word of templateFaults(source)) found.add(word)
  return [...found].map((word) => `${source.path}: ${word}`)
}

interface TemplateNode {
  props?: { name: string; arg?: { content?: string } }[]
  children?: unknown[]
}

/** Static `style=` becomes part of an HTML string, which the content security policy blocks. */
function templateFaults({ text }: Source): string[] {
  const found: string[] = []
  const walk = (node: TemplateNode): void => {
    for (const { name, arg } of node.props ?? []) {
      if (name === 'style') found.push('style=')
      if (name === 'html') found.push('v-html')
      if (markup.has(arg?.content ?? '')) found.push(arg?.content ?? '')
    }
    for (const child of node.children ?? []) walk(child as TemplateNode)
  }
  const template = parse(text).descriptor.template?.ast
  if (template) walk(template as TemplateNode)
  return found
}

test('no source uses an unseeded chance, builds markup from text or has a static style', () => {
  expect(['shared', 'server', 'client'].flatMap((folder) => sourcesIn(folder)).flatMap(faultsOf)).toEqual([])
})

test.each<[string, string, string]>([
  ['server/a.ts', `const n = Math.random()`, 'Math.random'],
  ['client/a.ts', `el.innerHTML = name`, 'innerHTML'],
  ['client/a.ts', `el['outerHTML'] = name`, 'outerHTML'],
  ['client/A.vue', `<template><p><b v-html="name" /></p></template>`, 'v-html'],
  ['client/A.vue', `<template><p v-if="a"><b style="color: red" /></p></template>`, 'style='],
  ['client/A.vue', `<template><p :innerHTML="name" /></template>`, 'innerHTML'],
  [
    'client/A.vue',
    `<template><p /></template><script setup lang="ts">const n = Math.random()</script>`,
    'Math.random',
  ],
  ['shared/a.ts', `const at = Date.now()`, 'Date.now'],
  ['shared/a.ts', `const at = new Date().toISOString()`, 'new Date()'],
  ['shared/a.ts', `await fetch('/x')`, 'fetch'],
  ['shared/a.ts', `window.open('x')`, 'window'],
])('a planted fault is found: %s %s', (path, text, word) => {
  expect(faultsOf({ path, text })).toEqual([`${path}: ${word}`])
})

test('a bound style and a date from a given time are let through', () => {
  expect(faultsOf({ path: 'client/A.vue', text: `<template><p :style="{ color }" /></template>` })).toEqual(
    [],
  )
  expect(faultsOf({ path: 'shared/a.ts', text: `const d = new Date(at)` })).toEqual([])
})
