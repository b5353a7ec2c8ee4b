import { admitted } from '../../shared/show/admission.ts'
import { personByEntry } from '../../shared/show/personLookup.ts'
import { find } from '../../shared/show/table.ts'
import type { Cell, Sheet, Sheets } from './export.ts'
import { markedAsRehearsal } from './rows.ts'

const LISTS = ['seat', 'waiting', 'declined'] as const

/** Who is in (the certain first), who waits, by background and in order, and who gave their place up; each with their own page. */
export const admission: Sheets = ({ state, linkOf }, words) => {
  const placed = admitted(state)?.placed ?? []
  const quotas = state.admission?.quotas ?? []
  const header = (['background', 'place', 'rank', 'code', 'name', 'phone', 'email', 'link'] as const).map(
    words,
  )
  const certain = (state.admission?.certain ?? []).map(({ person, why }): Cell[] => {
    const { id = '', code = '', name = '', phone = '', email = '' } = find(state.people, person) ?? {}
    return [words(`certain.${why}`), null, null, code, name, phone, email, id && linkOf(id)]
  })
  return LISTS.map((list): Sheet => {
    const rows = placed
      .filter(({ is }) => is === list)
      .sort((a, b) => a.quota - b.quota || a.rank - b.rank)
      .map(({ entry, quota, place, rank }): Cell[] => {
        const person = personByEntry(state.people, entry)
        const { code = '', name = '', phone = '', email = '' } = person ?? {}
        const link = person ? linkOf(person.id) : ''
        return [quotas[quota]!.background, place || null, rank, code, name, phone, email, link]
      })
    const all = list === 'seat' ? [...certain, ...rows] : rows
    return {
      ...markedAsRehearsal(state, words, { name: words(`sheet.${list}`), header, rows: all }),
      plain: true,
    }
  })
}
