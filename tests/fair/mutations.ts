import { copy } from '../support/vectors.ts'

/** A change to one place of a JSON value: what was done, where, and the value that it gives. */
export interface Mutation {
  what: string
  path: string
  make(): unknown
}

type Path = (string | number)[]

/**
 * Every place of a value, at every depth, changed once, by turns to another value of its kind and of another kind;
 * every member and element dropped, every object given a member, every element doubled and swapped with its neighbour.
 */
export function mutations(value: unknown): Mutation[] {
  const found: Mutation[] = []
  walk(value, [])
  return found

  function add(what: string, path: Path, change: (parent: never, key: never) => void): void {
    found.push({
      what,
      path: path.join('.'),
      make() {
        const whole = copy({ root: value })
        let parent: unknown = whole
        for (const key of ['root', ...path].slice(0, -1)) parent = (parent as Record<string, unknown>)[key]
        change(parent as never, path[path.length - 1] as never)
        return whole.root
      },
    })
  }

  function walk(at: unknown, path: Path): void {
    if (path.length > 0) {
      const values = others(at)
      const other = values[found.length % values.length]
      add('changed', path, (parent: Record<string, unknown>, key: string) => {
        parent[key] = other
      })
    }
    if (Array.isArray(at)) at.forEach((element, i) => elements(at, i, element, [...path, i]))
    else if (typeof at === 'object' && at !== null) {
      add('added', [...path, 'more'], (parent: Record<string, unknown>, key: string) => {
        parent[key] = 1
      })
      for (const [key, member] of Object.entries(at)) {
        add('dropped', [...path, key], (parent: Record<string, unknown>, name: string) => {
          Reflect.deleteProperty(parent, name)
        })
        walk(member, [...path, key])
      }
    }
  }

  function elements(list: unknown[], i: number, element: unknown, path: Path): void {
    add('dropped', path, (parent: unknown[]) => parent.splice(i, 1))
    add('doubled', path, (parent: unknown[]) => parent.splice(i, 0, copy(element)))
    if (i > 0 && JSON.stringify(list[i - 1]) !== JSON.stringify(element)) {
      add('swapped', path, (parent: unknown[]) => parent.splice(i - 1, 2, parent[i], parent[i - 1]))
    }
    walk(element, path)
  }
}

/** Other values for the one at a place: of its own kind, and of another. */
function others(x: unknown): unknown[] {
  if (typeof x === 'number') return [x + 1, x - 1, x + 0.5, String(x)]
  if (typeof x === 'boolean') return [!x, null]
  if (typeof x === 'string')
    return [`${x}a`, x.replace(/^./u, (first) => (first === '0' ? '1' : '0')) || ' ', null, 1]
  if (x === null) return [0, '', []]
  return Array.isArray(x) ? [{}, null] : [[], null]
}
