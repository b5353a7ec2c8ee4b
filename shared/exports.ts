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

/** The files of a role's page: name and ending, and where each is had in the language of the page. */
export function exportsFor(role: Role, event: string, language: string) {
  const listed = EXPORTS.filter((one) => (one.roles as readonly Role[]).includes(role))
  return listed.flatMap(({ name, endings }) =>
    endings.map((ending) => ({
      name,
      ending,
      href: `/api/events/${event}/exports/${name}.${ending}?role=${role}&lang=${language}`,
    })),
  )
}

/** Where the works of all groups are had as one page that opens anywhere. */
export const worksPageOf = (role: Role, event: string, language: string): string =>
  `/api/events/${event}/exports/works.html?role=${role}&lang=${language}`
