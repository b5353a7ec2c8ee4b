import type { Role } from './show/rule.ts'

/** A file that an event can be exported as; `file.NAME` in `shared/i18n/<language>/common.ts` is its title. */
interface ExportDefinition {
  name: string
  /** In which forms it is written. */
  endings: readonly ('xlsx' | 'csv')[]
  /** Who may have it, and on whose page it stands; each sees in it what the role sees of the event. */
  roles: readonly Role[]
}

/** Every export, as the pages list them. What is in it stands in the file of its name in `server/exports/`. */
export const EXPORTS = [
  { name: 'winners', endings: ['xlsx', 'csv'], roles: ['host', 'desk'] },
  { name: 'prizes', endings: ['xlsx', 'csv'], roles: ['host', 'desk'] },
  { name: 'reconciliation', endings: ['xlsx'], roles: ['host', 'desk'] },
  { name: 'sponsors', endings: ['xlsx'], roles: ['host', 'desk'] },
  { name: 'people', endings: ['xlsx'], roles: ['host', 'desk'] },
  { name: 'tickets', endings: ['xlsx'], roles: ['host'] },
  { name: 'works', endings: ['xlsx'], roles: ['host', 'desk'] },
  { name: 'admission', endings: ['xlsx'], roles: ['host'] },
] as const satisfies readonly ExportDefinition[]

export type ExportName = (typeof EXPORTS)[number]['name']

/** Where a file of an event is had, with what the role may see, in a language. @param file such as `winners.xlsx` */
export const exportAt = (role: Role, event: string, file: string, language: string): string =>
  `/api/events/${event}/exports/${file}?role=${role}&lang=${language}`

/** The page of all works, which opens anywhere. */
export const WORKS_PAGE = 'works.html'

/** The files of a role's page: name and ending, and where each is had in the language of the page. */
export function exportsFor(role: Role, event: string, language: string) {
  const listed = EXPORTS.filter((one) => (one.roles as readonly Role[]).includes(role))
  return listed.flatMap(({ name, endings }) =>
    endings.map((ending) => ({
      name,
      ending,
      href: exportAt(role, event, `${name}.${ending}`, language),
    })),
  )
}
