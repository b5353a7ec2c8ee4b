import { isWithdrawn, groupsOf } from './pool.ts'
import type { State, Work } from './state.ts'
import { byNumber } from './work.ts'

const known = new WeakMap<State['people'], { out: State['out']; tables: string[] }>()

/** The groups of those who have not been withdrawn, by number. For views with everybody: host, desk, the server. */
export function tablesOf({ people, out }: Pick<State, 'people' | 'out'>): string[] {
  let last = known.get(people)
  if (last?.out !== out) {
    const tables = groupsOf(people.filter((person) => !isWithdrawn(person, { out }))).sort(byNumber)
    known.set(people, (last = { out, tables }))
  }
  return last.tables
}

/** Some groups in the running order: as the host or a draw has put them, who is not named there by number after them. */
export function inRunningOrder({ showcase }: Pick<State, 'showcase'>, groups: readonly string[]): string[] {
  const named = showcase && showcase.order !== 'number' ? showcase.groups : []
  const places = new Map(named.map((group, i) => [group, i]))
  const placeOf = (group: string): number => places.get(group) ?? Infinity
  return [...groups].sort((one, other) => {
    const [a, b] = [placeOf(one), placeOf(other)]
    return a === b ? byNumber(one, other) : a - b
  })
}

export const workOf = ({ works }: Pick<State, 'works'>, group: string): Work | undefined =>
  works?.find((work) => work.group === group)

/** The works that are not hidden, in the running order. */
export function runningWorks(state: Pick<State, 'works' | 'showcase'>): Work[] {
  const shown = new Map((state.works ?? []).flatMap((work) => (work.hidden ? [] : [[work.group, work]])))
  return inRunningOrder(state, [...shown.keys()]).map((group) => shown.get(group)!)
}

/** What comes in a showcase after what is shown: the next work, `all` of them at the end, null where nothing follows. */
export function nextWork(state: Pick<State, 'works' | 'showcase' | 'show'>): Work | 'all' | null {
  const running = runningWorks(state)
  const { work: on } = state.show
  if (running.length === 0 || on?.group === null) return null
  if (!on) return running[0]!
  // What is shown may have been hidden since: its place counts all the same.
  const order = inRunningOrder(
    state,
    (state.works ?? []).map(({ group }) => group),
  )
  const after = new Set(order.slice(order.indexOf(on.group) + 1))
  return running.find(({ group }) => after.has(group)) ?? 'all'
}

/** The work before the one that is shown in a showcase, the last one before all of them; null before the second. */
export function previousWork(state: Pick<State, 'works' | 'showcase' | 'show'>): Work | null {
  const running = runningWorks(state)
  const { work: on } = state.show
  if (!on) return null
  if (on.group === null) return running.at(-1) ?? null
  return running[running.findIndex(({ group }) => group === on.group) - 1] ?? null
}
