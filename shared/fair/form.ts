import type { Static, TSchema } from 'typebox'

/** The members of a JSON schema that fd1's forms are written in. */
interface Form {
  const?: unknown
  anyOf?: Form[]
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null'
  required?: string[]
  properties?: Record<string, Form>
  items?: Form | Form[]
  pattern?: string
  maxLength?: number
  minimum?: number
  maximum?: number
}

const has = (x: object, member: string): boolean => Object.prototype.hasOwnProperty.call(x, member)
const patterns = new Map<string, RegExp>()

/**
 * Whether a value that came out of JSON has the exact form of a schema: every member that it asks for and no other. It knows
 * the few kinds of schema that records, lines and tickets are made of; a general validator would be a third of a verifier.
 */
export function hasForm<S extends TSchema>(schema: S, x: unknown): x is Static<S> {
  return fits(schema as Form, x)
}

function fits(form: Form, x: unknown): boolean {
  if (form.anyOf) return form.anyOf.some((one) => fits(one, x))
  if (has(form, 'const')) return x === form.const
  switch (form.type) {
    case 'object':
      return isObject(x) && fitsMembers(form, x)
    case 'array':
      return Array.isArray(x) && fitsItems(form, x)
    case 'string':
      return typeof x === 'string' && fitsText(form, x)
    case 'integer':
      return Number.isInteger(x) && isWithin(form, x as number)
    case 'boolean':
      return typeof x === 'boolean'
    case 'null':
      return x === null
    case undefined:
      return true
  }
}

function isObject(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x)
}

function fitsMembers({ properties = {}, required = [] }: Form, x: Record<string, unknown>): boolean {
  return (
    required.every((member) => has(x, member)) &&
    Object.keys(x).every((member) => has(properties, member) && fits(properties[member]!, x[member]))
  )
}

function fitsItems({ items }: Form, x: unknown[]): boolean {
  if (!Array.isArray(items)) return items === undefined || x.every((item) => fits(items, item))
  return x.length === items.length && items.every((item, i) => fits(item, x[i]))
}

/** `maxLength` counts code points, as JSON schema does. */
function fitsText({ pattern: source, maxLength = Infinity }: Form, x: string): boolean {
  if (source !== undefined && !pattern(source).test(x)) return false
  return x.length <= maxLength || Array.from(x).length <= maxLength
}

function isWithin({ minimum = -Infinity, maximum = Infinity }: Form, x: number): boolean {
  return x >= minimum && x <= maximum
}

function pattern(source: string): RegExp {
  let found = patterns.get(source)
  if (!found) patterns.set(source, (found = new RegExp(source)))
  return found
}
