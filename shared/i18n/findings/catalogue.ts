import type { Finding, FindingCode, With } from '../../fair/finding.ts'

/** Values of a finding that are words of the protocol, not of the event. */
export type Term =
  | ('room' | 'beacon' | 'none')
  | ('person' | 'group')
  | ('won' | 'void' | 'withdrawn' | 'rule')
  | ('open' | 'closed' | 'result' | 'abandoned')
  | ('prize' | 'technical' | 'other')
  | ('name' | 'quantity' | 'unit' | 'groups' | 'per_group' | 'excludes' | 'counts')

/** What a verifier says in one language; `{member}` stands for that member of the finding's `with`. */
export interface Catalogue {
  sentences: Record<FindingCode, string>
  words: Record<Term, string>
  /** An empty list. */
  nobody: string
  /** A list too long to be written out. */
  more: string
  comma: string
  /** A sentence about a line of the journal. */
  place: string
  holds: string
  fails: string
  usage: string
}

/** The members of `with` whose value is a Term. */
const TERMS = new Set(['need', 'list', 'fate', 'reason', 'member'])
/** Codes whose `from` and `to` are Terms too. */
const UNITS = new Set<FindingCode>(['prize-unit'])
const LISTED = 5
const LENGTH = 200

/** A finding as a sentence. What it quotes is shortened and made harmless: no control or direction characters. */
export function sentence(found: Finding, catalogue: Catalogue): string {
  const { code, with: about, line } = found
  const text = fill(catalogue.sentences[code], (name) => valueOf(name, about, code, catalogue))
  return line === undefined ? text : fill(catalogue.place, (name) => (name === 'line' ? String(line) : text))
}

/** A template with every `{name}` replaced. */
export function fill(template: string, value: (name: string) => string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => value(name))
}

function valueOf(name: string, about: With, code: FindingCode, catalogue: Catalogue): string {
  const value = about[name]
  if (Array.isArray(value)) return listOf(value as (string | number)[], catalogue)
  const isTerm = TERMS.has(name) || UNITS.has(code)
  const term = isTerm ? catalogue.words[value as Term] : undefined
  return term ?? short(String(value ?? ''))
}

function listOf(values: readonly (string | number)[], catalogue: Catalogue): string {
  const list = values.slice(0, LISTED).map((value) => short(String(value)))
  if (list.length === 0) return catalogue.nobody
  const rest = values.length - list.length
  const text = list.join(catalogue.comma)
  return rest === 0 ? text : fill(catalogue.more, (name) => (name === 'list' ? text : String(rest)))
}

function short(value: string): string {
  if (/^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 12)}…`
  const points = Array.from(value.slice(0, 2 * LENGTH + 1))
  const kept = points.length > LENGTH ? `${points.slice(0, LENGTH).join('')}…` : value
  return kept.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd')
}
