/** A view as the JSON of its members: written once, and searched by every law on what a view must not hold. */
export class Text {
  private readonly members: Map<string, string>
  /** All of the view. */
  readonly whole: string

  constructor(view: object) {
    const written = Object.entries(view).map(([name, member]) => [name, JSON.stringify(member)] as const)
    this.members = new Map(written.filter(([, json]) => json !== undefined))
    this.whole = [...this.members.values()].join('\n')
  }

  /** All but the members that are named. */
  without(...names: string[]): string {
    return [...this.members].flatMap(([name, json]) => (names.includes(name) ? [] : json)).join('\n')
  }

  /** Whether another view has the same members, in whatever order they came to it; those that are named do not count. */
  equals(other: Text, ...names: string[]): boolean {
    const counted = ({ members }: Text) => [...members].filter(([name]) => !names.includes(name))
    const mine = counted(this)
    return (
      mine.length === counted(other).length && mine.every(([name, json]) => other.members.get(name) === json)
    )
  }
}
