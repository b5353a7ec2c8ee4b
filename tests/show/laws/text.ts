/** The JSON of objects that have been written before. */
const known = new WeakMap<object, string>()

/**
 * The JSON of a value, as JSON.stringify writes it; an object is written once. What is written is frozen with all that it holds:
 * states and views never change in place, and whoever tries throws.
 */
export function json(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let text = known.get(value)
  if (text === undefined) {
    text = Array.isArray(value)
      ? `[${value.map((item) => json(item) ?? 'null').join()}]`
      : JSON.stringify(value)
    known.set(freeze(value), text)
  }
  return text
}

function freeze<T extends object>(value: T): T {
  for (const member of Object.values(Object.freeze(value)))
    if (typeof member === 'object' && member !== null && !Object.isFrozen(member)) freeze(member)
  return value
}

/** A view as the JSON of its members: searched by every law on what a view must not hold. */
export class Text {
  private readonly members: ReadonlyMap<string, string>

  constructor(view: object) {
    const written = Object.entries(view).map(([name, member]) => [name, json(member)] as const)
    this.members = new Map(written.filter((entry): entry is [string, string] => entry[1] !== undefined))
  }

  /** Whether words stand anywhere in it; members that are named are left out. */
  includes(words: string, ...left: string[]): boolean {
    for (const [name, text] of this.members) if (text.includes(words) && !left.includes(name)) return true
    return false
  }

  /** How often words stand in it. */
  count(words: string): number {
    return [...this.members.values()].reduce((sum, text) => sum + text.split(words).length - 1, 0)
  }

  /** Whether another view has the same members, in whatever order they came to it; those that are named do not count. */
  equals(other: Text, ...names: string[]): boolean {
    const counted = ({ members }: Text) => [...members].filter(([name]) => !names.includes(name))
    const mine = counted(this)
    return (
      mine.length === counted(other).length && mine.every(([name, text]) => other.members.get(name) === text)
    )
  }
}
