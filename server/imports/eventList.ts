import type { File } from '../../shared/formats/format.ts'
import type { Mapping } from '../../shared/formats/mapping.ts'
import type { Person } from '../../shared/show/state.ts'

/** The columns of such a list. */
export const EVENT_LIST_MAPPING: Mapping = {
  code: [0],
  name: [1],
  group: [2],
  background: [3],
  tags: [4],
  weight: [5],
  phone: [6],
  email: [7],
}
const HEADINGS = ['code', 'name', 'table', 'background', 'tags', 'weight', 'phone', 'email']

/** People of another event as a list that is read as any other file: a table of text (CSV, RFC 4180). */
export function eventList(title: string, people: readonly Person[]): File {
  const rows = people.map(({ code, name, group, background = '', tags, weight, phone, email }) => [
    code,
    name,
    group,
    background,
    tags.join(';'),
    String(weight),
    phone,
    email,
  ])
  const text = [HEADINGS, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')
  return { name: `${title}.csv`, bytes: new TextEncoder().encode(text) }
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
