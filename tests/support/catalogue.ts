import { isDeepStrictEqual } from 'node:util'

/** The JSON schema of every form in which a type of fact was ever stored, by type and version. */
export type Catalogue = Record<string, Record<string, unknown>>

/** How a type of fact is stored now, and the versions from which an upcaster lifts it. */
export interface PresentForm {
  version: number
  schema: unknown
  upcast: number[]
}

/** Why stored events could no longer be read, or what is not recorded yet; empty if all is well. */
export function changes(recorded: Catalogue, present: Record<string, PresentForm>): string[] {
  const found: string[] = []
  for (const [type, versions] of Object.entries(recorded)) {
    const form = present[type]
    if (!form) {
      found.push(`${type}: there is no such fact any more, but stored events hold it`)
      continue
    }
    for (const [version, schema] of Object.entries(versions))
      found.push(...change(type, +version, schema, form))
  }
  for (const [type, { version }] of Object.entries(present))
    if (!(version in (recorded[type] ?? {})))
      found.push(
        `${type} ${version} is not recorded: run RECORD_FACTS=1 npm test -- tests/show/catalogue.test.ts`,
      )
  return found
}

function change(type: string, version: number, schema: unknown, form: PresentForm): string[] {
  if (version > form.version) return [`${type}: stored events hold version ${version}`]
  if (version < form.version)
    return form.upcast.includes(version) ? [] : [`${type}: write an upcaster from version ${version}`]
  return isDeepStrictEqual(schema, form.schema)
    ? []
    : [
        `${type}: its schema changed; raise its version to ${version + 1} and write an upcaster from ${version}`,
      ]
}
