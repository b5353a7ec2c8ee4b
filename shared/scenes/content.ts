import type { Cue } from '../show/state.ts'
import { minutesIn } from '../show/minutes.ts'

export interface AgendaItem {
  /** A time of day as `19:30`, '' if there is none. */
  at: string
  title: string
  who: string
}

/** What a scene reads from a member of each kind. */
export interface Values {
  text: string
  /** A line for each item. */
  lines: string[]
  /** A time of day as `19:30`; another text stays as it is. */
  clock: string
  /** More than 0; null if none is given. */
  minutes: number | null
  agenda: AgendaItem[]
  /** The SHA-256 digest of an uploaded picture; '' if there is none. */
  picture: string
  switch: boolean
}
export type Kind = keyof Values

/** A member of a scene's content, with its limits. */
export type Member =
  | { kind: 'text'; length: number }
  | { kind: 'clock'; length: number }
  | { kind: 'minutes'; most: number }
  /** `all`: left empty, the list stands for everything of that kind in the event. */
  | { kind: 'lines'; length: number; items: number; all?: 'sponsors' | 'groups' }
  | { kind: 'agenda'; length: number; items: number }
  | { kind: 'picture' }
  | { kind: 'switch' }

export type Members = Record<string, Member>
export type ContentOf<M extends Members> = { [K in keyof M]: Values[M[K]['kind']] }

type Saved = Cue['content'] | undefined

/** A cue's content as its scene reads it. Whatever was saved, every member is there with a value of its kind. */
export function contentOf<M extends Members>(members: M, saved: Saved): ContentOf<M> {
  const read = Object.entries(members).map(([name, { kind }]) => [name, READERS[kind](saved?.[name])])
  return Object.fromEntries(read) as ContentOf<M>
}

const READERS: { [K in Kind]: (value: unknown) => Values[K] } = {
  text: textOf,
  clock: (value) => textOf(value).replace('：', ':'),
  minutes: minutesIn,
  lines: (value) =>
    itemsOf(value)
      .map(nameOf)
      .filter((line) => line !== ''),
  agenda: (value) =>
    itemsOf(value)
      .map(agendaItemOf)
      .filter(({ title }) => title !== ''),
  picture: (value) => (typeof value === 'string' && PICTURE.test(value) ? value : ''),
  switch: (value) => value === true,
}

/** What names a picture. */
export const PICTURE = /^[0-9a-f]{64}$/u

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** The items of a list, or the lines of a text. */
function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? value.split('\n') : []
}

/** A text, or the `name` or `title` of a record. */
function nameOf(item: unknown): string {
  if (typeof item === 'string') return item.trim()
  if (!item || typeof item !== 'object') return ''
  const { name, title } = item as Record<string, unknown>
  return textOf(name) || textOf(title)
}

/** A record, or a line such as `19:30 Opening · Name`. */
function agendaItemOf(item: unknown): AgendaItem {
  if (item && typeof item === 'object') {
    const { at, title, who } = item as Record<string, unknown>
    return { at: textOf(at), title: textOf(title), who: textOf(who) }
  }
  const [, at = '', rest = ''] = /^(\d{1,2}[:：]\d{2})?\s*(.*)$/u.exec(textOf(item)) ?? []
  const [title = '', ...who] = rest.split(' · ')
  return { at: at.replace('：', ':'), title: title.trim(), who: who.join(' · ').trim() }
}

/** A member as lines of text: an item of a list each, an item of an agenda as `19:30 Opening · Name`; none of what is no text. */
export function linesOf(kind: Kind, saved: unknown): string[] {
  if (kind === 'picture' || kind === 'switch') return []
  const value = READERS[kind](saved)
  if (!Array.isArray(value)) return value === null || value === '' ? [] : [String(value)]
  return value.map((item) => (typeof item === 'string' ? item : agendaLineOf(item)))
}

function agendaLineOf({ at, title, who }: AgendaItem): string {
  const what = who ? `${title} · ${who}` : title
  return at ? `${at} ${what}` : what
}
