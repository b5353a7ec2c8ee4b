/** How deep objects and lists may be nested. */
const MAX_DEPTH = 12
/** A surrogate without its other half. */
const LONE_SURROGATE = /\p{Cs}/u

/**
 * Where a value that came as JSON holds something that no command takes: `__proto__`, numbers with a fraction, lone
 * surrogates, or nesting without end; as a path. null where it is plain.
 */
export function unsafePath(value: unknown, path = '', depth = 0): string | null {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? path : null
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : path
  if (value === null || typeof value === 'boolean') return null
  if (typeof value !== 'object' || depth > MAX_DEPTH) return path
  if (Array.isArray(value)) return firstOf(value.entries(), path, depth)
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto !== Object.prototype && proto !== null) return path
  return firstOf(Object.entries(value), path, depth)
}

function firstOf(members: Iterable<[string | number, unknown]>, path: string, depth: number): string | null {
  for (const [name, member] of members) {
    const at = `${path}/${name}`
    if (typeof name === 'string' && (name === '__proto__' || LONE_SURROGATE.test(name))) return at
    const unsafe = unsafePath(member, at, depth + 1)
    if (unsafe !== null) return unsafe
  }
  return null
}
