/** Matches a surrogate that has no partner: with the `u` flag a proper pair is one code point. */
const LONE_SURROGATE = /[\ud800-\udfff]/u
const ASCII = /^[\0-\x7f]*$/
/** Strings that JSON writes as they are, which most are. */
const PLAIN = /^[ !#-[\]-\x7e]*$/

/** Whether a string can be written in UTF-8, that is, holds no lone surrogate. */
export function isWellFormed(x: string): boolean {
  return !LONE_SURROGATE.test(x)
}

/**
 * J(x) of fd1: canonical JSON (RFC 8785), restricted to ASCII keys and integers within ±(2^53−1).
 * Throws a TypeError on anything that J does not allow: fractions, larger numbers, lone surrogates, other keys,
 * undefined, functions, and objects that are not plain.
 */
export function canonical(x: unknown): string {
  switch (typeof x) {
    case 'string':
      return text(x)
    case 'number':
      if (!Number.isSafeInteger(x)) throw new TypeError('canonical: not a safe integer')
      return String(x)
    case 'boolean':
      return x ? 'true' : 'false'
    case 'object':
      return x === null ? 'null' : Array.isArray(x) ? list(x) : members(x)
    default:
      throw new TypeError(`canonical: ${typeof x} is not JSON`)
  }
}

function text(x: string): string {
  if (PLAIN.test(x)) return '"' + x + '"'
  if (LONE_SURROGATE.test(x)) throw new TypeError('canonical: lone surrogate')
  return JSON.stringify(x)
}

function name(key: string): string {
  if (PLAIN.test(key)) return '"' + key + '"'
  if (!ASCII.test(key)) throw new TypeError('canonical: key is not ASCII')
  return JSON.stringify(key)
}

function list(x: readonly unknown[]): string {
  let out = '['
  for (let i = 0; i < x.length; i++) out += i === 0 ? canonical(x[i]) : ',' + canonical(x[i])
  return out + ']'
}

function members(x: object): string {
  const prototype: unknown = Object.getPrototypeOf(x)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('canonical: not a plain object')
  }
  let out = '{'
  for (const key of Object.keys(x).sort()) {
    const value = canonical((x as Record<string, unknown>)[key])
    out += (out === '{' ? '' : ',') + name(key) + ':' + value
  }
  return out + '}'
}
