import { Type, type TObject, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { RECORDS } from '../fair/records.ts'
import type { FactForm } from './rule.ts'

/*
 * How facts are stored. Only the server and the tests check facts against their schemas: pages are sent views, not facts, and
 * neither load this nor may compile (their content security policy forbids it).
 */

/** A body that does not fit the schema of its type, or whose type or version is not known. */
export class Misfit extends Error {
  override readonly name = 'Misfit'
}

type Forms = Record<string, FactForm>
type Version = { v?: unknown }
type Stored = { type: string } & Record<string, unknown>

/** Of a private body, which is salted before it is hashed: 32 hex digits. */
const Salt = Type.String({ pattern: '^[0-9a-f]{32}$' })

/** The version of a type of fact: what its schema asks of `v`, 1 where it asks for none. */
export const versionOf = ({ schema }: FactForm): number =>
  Number((schema.properties['v'] as { const?: number } | undefined)?.const ?? 1)

/** The exact form in which a fact stands in a journal: an fd1 record as it is, a private fact with its type and salt. */
export function storedSchema(type: string, { schema }: FactForm): TObject {
  if (Object.hasOwn(RECORDS, type)) return schema
  const members = { type: Type.Literal(type), ...schema.properties, salt: Salt }
  return Type.Object(members, { additionalProperties: false })
}

/**
 * Reads the stored bodies of a registry's facts: gives the body in the present version of its type. Throws a Misfit where the type
 * or version is not known or the body does not fit its schema.
 */
export function reader<B>(forms: Forms): (stored: unknown) => B {
  const checks = new Map<string, (body: unknown) => boolean>()
  const fits = (type: string, form: FactForm, body: unknown): boolean => {
    let check = checks.get(type)
    if (!check) checks.set(type, (check = checkOf(storedSchema(type, form))))
    return check(body)
  }
  return (stored) => {
    const type = (stored as Stored | null)?.type
    if (typeof type !== 'string' || !Object.hasOwn(forms, type)) throw new Misfit(`unknown fact: ${type}`)
    const form = forms[type]!
    const body = lifted(form, stored as Stored)
    if (!fits(type, form, body)) throw new Misfit(`${type} does not fit its schema`)
    return body as B
  }
}

function checkOf(schema: TSchema): (body: unknown) => boolean {
  const compiled = Compile(schema)
  return (body) => compiled.Check(body)
}

/** The body in the present version of its form. */
function lifted(form: FactForm, stored: Stored): Stored {
  const now = versionOf(form)
  let version = Number((stored as Version).v ?? 1)
  let body = stored
  for (; version < now; version++) {
    const { v: _v, ...old } = body
    const raised = form.upcast?.[version]?.(old)
    if (!raised) throw new Misfit(`${stored.type} has no upcaster from version ${version}`)
    body = { ...raised, type: stored.type, v: version + 1, ...('salt' in stored && { salt: stored['salt'] }) }
  }
  return body
}
