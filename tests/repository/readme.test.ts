import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const english = readFileSync('README.md', 'utf8')
const chinese = readFileSync('README.zh-CN.md', 'utf8')

/** What does not change with the language: the shape of a document and everything that is typed. */
const skeletonOf = (text: string) => ({
  headings: [...text.matchAll(/^#+(?= )/gm)].map(([marks]) => marks),
  items: [...text.matchAll(/^(?:- |\d+\. |\|)/gm)].map(([mark]) => mark),
  code: [...text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code).sort(),
  commands: [...text.matchAll(/^```\n([^]*?)^```/gm)]
    .flatMap(([, block = '']) => block.trim().split('\n'))
    .map((line) => line.replace(/\s+#.*/, '')),
  links: [...text.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^README\b/.test(target))
    .sort(),
})

test('the README in Chinese has the headings, lists, commands, settings and links of the English one', () => {
  const skeleton = skeletonOf(english)
  expect(skeleton.headings.length).toBeGreaterThan(5)
  expect(skeleton.commands.length).toBeGreaterThan(2)
  expect(skeletonOf(chinese)).toEqual(skeleton)
})

test('each README links to the other at its top', () => {
  expect(english.slice(0, 200)).toContain('](README.zh-CN.md)')
  expect(chinese.slice(0, 200)).toContain('](README.md)')
})

test.each([
  ['a setting is missing', (text: string) => text.replace('| `PORT` | 3000 |\n', '')],
  ['a heading is missing', (text: string) => text.replace(/^## .*$/m, '')],
  ['a command differs', (text: string) => text.replace('npm test', 'npm run tests')],
])('a planted difference is found: %s', (_fault, plant) => {
  expect(skeletonOf(plant(chinese))).not.toEqual(skeletonOf(english))
})
