import type { SeatingPlan, Sitter } from './arrange.ts'
import { faultsOf, type TableRule } from './tableRules.ts'

/** How often all rules are gone through: one that is kept may free the place that another needs. */
const ROUNDS = 4

/**
 * The plan after people have changed seats so that those who are to sit together or apart do, as far as the seats let them.
 * Whoever moves changes with somebody of the same background where that helps; else, in a blend, so that it stays within one;
 * else with anybody, or takes a free seat. Nothing is done that breaks more of the rules than it mends.
 */
export function settle(
  plan: SeatingPlan,
  people: readonly Sitter[],
  rules: readonly TableRule[],
  blended: boolean,
): SeatingPlan {
  if (rules.length === 0) return plan
  const seats = new Places(plan, people, rules)
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    // At first one rule may be mended at the cost of another, which may be mended better.
    const slack = round < ROUNDS / 2 ? 1 : 0
    for (const rule of rules) while (seats.mend(rule, blended, slack)) changed = true
    if (!changed) break
  }
  return seats.plan()
}

/** Who sits where, while seats are exchanged. */
class Places {
  private readonly tableOf = new Map<string, number>()
  private readonly tables: string[][]
  private readonly rulesOf = new Map<string, TableRule[]>()
  private readonly backgrounds: Map<string, string>

  constructor(
    private readonly before: SeatingPlan,
    people: readonly Sitter[],
    rules: readonly TableRule[],
  ) {
    this.tables = before.tables.map((table) => [...table.people])
    this.tables.forEach((some, table) => some.forEach((person) => this.tableOf.set(person, table)))
    this.backgrounds = new Map(people.map(({ id, background = '' }) => [id, background]))
    for (const rule of rules)
      for (const person of rule.people) this.rulesOf.set(person, [...(this.rulesOf.get(person) ?? []), rule])
  }

  plan(): SeatingPlan {
    const tables = this.before.tables.map((table, i) => ({ ...table, people: this.tables[i]! }))
    return { ...this.before, tables }
  }

  /** Makes one change of seats that leaves fewer faults of a rule; false if there is none. With `slack` other rules may then have as many more. */
  mend(rule: TableRule, blended: boolean, slack: 0 | 1): boolean {
    if (this.faults([rule]) === 0) return false
    const seated = rule.people.filter((person) => this.tableOf.has(person))
    const costs = slack ? [0, 1] : [0]
    return (
      this.suiting(blended).some((suits) =>
        costs.some((cost) => seated.some((person) => this.changesWithAny(person, rule, suits, cost))),
      ) || seated.some((person) => this.takesFreeSeat(person, rule))
    )
  }

  private changesWithAny(
    person: string,
    rule: TableRule,
    suits: (one: string, other: string) => boolean,
    cost: number,
  ): boolean {
    const own = this.tableOf.get(person)!
    return this.tables.some(
      (some, table) =>
        table !== own &&
        some.some((other) => {
          if (!suits(person, other)) return false
          const exchange = (): void => this.exchange(person, other)
          return this.mends(rule, [person, other], cost, exchange, exchange)
        }),
    )
  }

  private takesFreeSeat(person: string, rule: TableRule): boolean {
    const own = this.tableOf.get(person)!
    return this.tables.some((some, table) => {
      if (table === own || some.length >= this.before.tables[table]!.seats) return false
      const move = (to: number) => (): void => this.move(person, to)
      return this.mends(rule, [person], 0, move(table), move(own))
    })
  }

  /** Changes seats; takes it back and answers false unless the rule has fewer faults then, and all rules of these people fewer than `cost` more. */
  private mends(
    rule: TableRule,
    people: string[],
    cost: number,
    change: () => void,
    back: () => void,
  ): boolean {
    const all = [...new Set([rule, ...people.flatMap((person) => this.rulesOf.get(person) ?? [])])]
    const before = [this.faults([rule]), this.faults(all)] as const
    change()
    if (this.faults([rule]) < before[0] && this.faults(all) < before[1] + cost) return true
    back()
    return false
  }

  /** Whom somebody may change with, the best first. */
  private suiting(blended: boolean): ((one: string, other: string) => boolean)[] {
    const alike = (one: string, other: string): boolean =>
      this.backgrounds.get(one) === this.backgrounds.get(other)
    const blends = (one: string, other: string): boolean => this.blends(one, other)
    return [alike, ...(blended ? [blends] : []), () => true]
  }

  /** Whether both their backgrounds are within one of each other at all tables once they have changed. */
  private blends(one: string, other: string): boolean {
    this.exchange(one, other)
    const even = [one, other].every((person) => {
      const background = this.backgrounds.get(person)
      const counts = this.tables.map(
        (some) => some.filter((each) => this.backgrounds.get(each) === background).length,
      )
      return Math.max(...counts) - Math.min(...counts) <= 1
    })
    this.exchange(one, other)
    return even
  }

  private faults(rules: readonly TableRule[]): number {
    return rules.reduce((sum, rule) => sum + faultsOf(rule, (person) => this.tableOf.get(person) ?? -1), 0)
  }

  private exchange(one: string, other: string): void {
    const [a, b] = [this.tableOf.get(one)!, this.tableOf.get(other)!]
    this.tables[a]![this.tables[a]!.indexOf(one)] = other
    this.tables[b]![this.tables[b]!.indexOf(other)] = one
    this.tableOf.set(one, b).set(other, a)
  }

  private move(person: string, to: number): void {
    const from = this.tables[this.tableOf.get(person)!]!
    from.splice(from.indexOf(person), 1)
    this.tables[to]!.push(person)
    this.tableOf.set(person, to)
  }
}
