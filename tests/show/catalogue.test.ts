import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { facts } from '../../shared/show/facts.ts'
import { houseFacts } from '../../shared/show/house.ts'
import type { FactForm } from '../../shared/show/rule.ts'
import { storedSchema, versionOf } from '../../shared/show/stored.ts'
import { changes, type Catalogue } from '../support/catalogue.ts'

const FILE = new URL('catalogue.json', import.meta.url)
const forms: Record<string, FactForm> = { ...facts, ...houseFacts }
const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Catalogue

/** What is stored now, and the version of each type from which an upcaster begins. */
const present = Object.fromEntries(
  Object.entries(forms).map(([type, form]) => {
    const schema: unknown = JSON.parse(JSON.stringify(storedSchema(type, form)))
    return [type, { version: versionOf(form), schema, upcast: Object.keys(form.upcast ?? {}).map(Number) }]
  }),
)

test('every form in which facts were ever stored can still be read: none is renamed, dropped or changed in place', () => {
  if (process.env['RECORD_FACTS']) {
    for (const [type, { version, schema }] of Object.entries(present)) {
      recorded[type] = { ...recorded[type] }
      recorded[type][version] ??= schema
    }
    writeFileSync(FILE, `${JSON.stringify(recorded, null, 1)}\n`)
  }
  expect(changes(recorded, present)).toEqual([])
})

const first = { 'layer-set': { 1: { type: 'object', properties: { on: { type: 'boolean' } } } } }
const now = (type: string, version: number, properties: object, upcast: number[] = []) => ({
  [type]: { version, schema: { type: 'object', properties }, upcast },
})

test.each([
  ['renamed', now('layer-put', 1, { on: { type: 'boolean' } }), /layer-set.*no such fact any more/],
  ['without a member', now('layer-set', 1, {}), /layer-set.*raise its version.*upcaster/],
  ['with a member of another type', now('layer-set', 1, { on: { type: 'string' } }), /raise its version/],
  ['of a new version without an upcaster', now('layer-set', 2, {}), /layer-set.*upcaster from version 1/],
  ['of an earlier version', now('layer-set', 0, {}), /layer-set.*version 1/],
])('a fact that is %s is found', (_what, forms, why) => {
  expect(changes(first, forms).join('\n')).toMatch(why)
})
