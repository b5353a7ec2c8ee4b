import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { arrange } from '../../../shared/show/arrange.ts'
import { fittingTable, tablesNow } from '../../../shared/show/lateSeat.ts'
import { isOut, leftOutByRule, rollOf } from '../../../shared/show/pool.ts'
import { MOST_SEED } from '../../../shared/show/seating.ts'
import type { Person, Seating, State } from '../../../shared/show/state.ts'
import { TABLE_WORDS } from '../../../shared/show/tableWords.ts'
import { faultsOf, tableRules, type TableRule } from '../../../shared/show/tableRules.ts'

export type Arrangement = Seating['arrangement']
export type Among = 'all' | 'checked-in'

/** A table of the plan on the page. */
export interface Table {
  name: string
  seats: number
  background: string
  people: Person[]
}

/** What is to be applied: who sits where, by id. */
interface Draft {
  arrangement: Arrangement
  seed: number
  tables: { name: string; seats: number; background: string; people: string[] }[]
  /** Moves by hand since it was arranged. */
  moves: number
}

export interface Planning {
  arrangement: Ref<Arrangement>
  count: Ref<number>
  seats: Ref<number>
  among: Ref<Among>
  seed: ComputedRef<number>
  tables: ComputedRef<Table[]>
  without: ComputedRef<Person[]>
  rules: ComputedRef<TableRule[]>
  /** The rules that the plan does not keep. */
  broken: ComputedRef<TableRule[]>
  /** How many more people of a background one table has than another, at most. */
  spread: ComputedRef<number>
  moves: ComputedRef<number>
  /** Whether the plan on the page is not what has been applied. */
  isDraft: ComputedRef<boolean>
  /** Earlier plans that undoing moves goes back to. */
  history: ShallowRef<Draft[]>
  tableOf(person: string): number
  move(person: string, table: number): void
  /** Gives one table more or fewer seats; everybody is arranged anew unless somebody has been moved by hand. */
  resize(table: number, seats: number): void
  seatAll(): void
  undoMove(): void
  another(): void
  /** What `seating.apply` asks. */
  ask: ComputedRef<object>
  /** Forgets the plan on the page: what has been applied is shown. */
  reset(): void
}

/** Whether somebody who may come sits at a table: nobody of the staff, and nobody who has been withdrawn. */
const sits = (person: Person, state: State): boolean => !isOut(person, state) && !leftOutByRule(person, state)

/** The plan of tables that the host works on, until it is applied. */
export function usePlanning(stateOf: () => State): Planning {
  const arrangement = ref<Arrangement>('mixed')
  const count = ref(1)
  const seats = ref(10)
  /** Seats of the tables that have more or fewer than the others, by their place in the plan. */
  const sizes = shallowRef<ReadonlyMap<number, number>>(new Map())
  const among = ref<Among>('all')
  const draft = shallowRef<Draft | null>(null)
  const history = shallowRef<Draft[]>([])

  const coming = computed(() => {
    const state = stateOf()
    return state.people.filter((person) => sits(person, state) && (among.value === 'all' || person.checkedIn))
  })
  const byId = computed(() => new Map(coming.value.map((person) => [person.id, person])))

  const applied = computed<Draft | null>(() => {
    const { seating } = stateOf()
    if (!seating) return null
    const tables = tablesNow(stateOf()).map(({ name, seats: chairs, people }, i) => ({
      name,
      seats: chairs,
      background: seating.tables[i]?.background ?? '',
      people: people.map(({ id }) => id),
    }))
    return { arrangement: seating.arrangement, seed: seating.seed, tables, moves: 0 }
  })

  const backgroundsOf = (people: readonly string[]): string[] => [
    ...new Set(people.map((id) => byId.value.get(id)?.background ?? '').filter(Boolean)),
  ]

  /** Arranges everybody anew. */
  function arranged(seed: number): Draft {
    const state = stateOf()
    const how = arrangement.value
    const seatsOf = (i: number): number => sizes.value.get(i) ?? seats.value
    const chairs = how === 'list' ? [seats.value] : Array.from({ length: count.value }, (_, i) => seatsOf(i))
    const { tables } = arrange(coming.value, { arrangement: how, seats: chairs, seed })
    return {
      arrangement: how,
      seed,
      moves: 0,
      tables: tables.map(({ name, people }, i) => {
        const background = how === 'alike' ? backgroundsOf(people).slice(0, 2).join(' · ') : ''
        const numbered = TABLE_WORDS[state.settings.language].table.replace('#', String(i + 1))
        return {
          name: name ?? [numbered, background].filter(Boolean).join(' · '),
          seats: seatsOf(i),
          background,
          people,
        }
      }),
    }
  }

  const first = computed<Draft>(() => arranged(seedNow()))
  const shown = computed<Draft>(() => draft.value ?? applied.value ?? first.value)
  const tables = computed<Table[]>(() =>
    shown.value.tables.map((table) => ({
      ...table,
      people: table.people.flatMap((id) => byId.value.get(id) ?? []),
    })),
  )
  const places = computed(
    () => new Map(tables.value.flatMap(({ people }, i) => people.map(({ id }) => [id, i] as const))),
  )
  const tableOf = (person: string): number => places.value.get(person) ?? -1
  const without = computed(() => coming.value.filter(({ id }) => !places.value.has(id)))
  const rules = computed(() => tableRules(coming.value))

  function seedNow(): number {
    return draft.value?.seed ?? applied.value?.seed ?? INITIAL_SEED
  }
  /** Puts a plan in the place of the one that is shown. What the page shows may follow from what `make` sets, so it is kept before. */
  function change(make: () => Draft): void {
    const before = shown.value
    draft.value = make()
    history.value = [...history.value.slice(-HISTORY), before]
  }
  function place(from: Draft, person: string, to: number): Draft {
    return {
      ...from,
      moves: from.moves + 1,
      tables: from.tables.map((table, i) => {
        const rest = table.people.filter((id) => id !== person)
        return { ...table, people: i === to ? [...rest, person] : rest }
      }),
    }
  }
  /** All tables have as many seats as the largest, but for those that have fewer. */
  function takeSizes(of: readonly { seats: number }[]): void {
    const most = Math.max(1, ...of.map((table) => table.seats))
    seats.value = most
    sizes.value = new Map(of.flatMap((table, i) => (table.seats === most ? [] : [[i, table.seats] as const])))
  }
  function reset(): void {
    const { seating, settings, people } = stateOf()
    draft.value = null
    history.value = []
    const grouped = people.filter(({ group }) => group !== '').length
    arrangement.value = seating?.arrangement ?? (grouped * 2 > people.length ? 'list' : 'mixed')
    among.value =
      rollOf({ settings }) === 'checked-in' && people.some(({ checkedIn }) => checkedIn)
        ? 'checked-in'
        : 'all'
    takeSizes(seating?.tables ?? [{ seats: 10 }])
    count.value = seating?.tables.length ?? Math.max(1, Math.ceil(coming.value.length / seats.value))
  }
  reset()
  watch(
    () => [stateOf().id, stateOf().seating?.at],
    () => reset(),
  )

  return {
    among: computed({
      get: () => among.value,
      set(value) {
        change(() => {
          among.value = value
          count.value = Math.max(1, Math.ceil(coming.value.length / seats.value))
          return arranged(seedNow())
        })
      },
    }),
    arrangement: chosen(arrangement),
    count: chosen(count),
    seats: computed({
      get: () => seats.value,
      set(value) {
        change(() => {
          seats.value = value
          sizes.value = new Map()
          return arranged(seedNow())
        })
      },
    }),
    seed: computed(() => shown.value.seed),
    tables,
    without,
    rules,
    broken: computed(() => rules.value.filter((rule) => faultsOf(rule, tableOf) > 0)),
    spread: computed(() => spreadOf(tables.value)),
    moves: computed(() => shown.value.moves),
    isDraft: computed(() => draft.value !== null || applied.value === null),
    history,
    tableOf,
    move(person, table) {
      if (tableOf(person) !== table) change(() => place(shown.value, person, table))
    },
    resize(table, chairs) {
      const { value: plan } = shown
      const stands = plan.moves > 0 || (draft.value === null && applied.value !== null)
      const resized = plan.tables.map((one, i) => (i === table ? { ...one, seats: chairs } : one))
      change(() => {
        sizes.value = new Map(sizes.value).set(table, chairs)
        return stands ? { ...plan, tables: resized } : arranged(plan.seed)
      })
    },
    seatAll() {
      let next = shown.value
      for (const person of without.value) {
        const open = next.tables.map(({ seats: chairs, people }) => ({
          seats: chairs,
          people: people.flatMap((id) => byId.value.get(id) ?? []),
        }))
        const table = fittingTable(open, person, next.arrangement)
        if (table >= 0) next = place(next, person.id, table)
      }
      if (next !== shown.value) change(() => next)
    },
    undoMove() {
      const last = history.value.at(-1)
      if (!last) return
      history.value = history.value.slice(0, -1)
      draft.value = last
      arrangement.value = last.arrangement
      if (last.arrangement !== 'list') count.value = last.tables.length
      takeSizes(last.tables)
    },
    another: () => change(() => arranged((seedNow() + SEED_STEP) % (MOST_SEED + 1))),
    ask: computed(() => ({
      arrangement: shown.value.arrangement,
      seed: shown.value.seed,
      tables: tables.value.map(({ name, seats: chairs, background, people }) => ({
        name,
        seats: chairs,
        ...(background && { background }),
        people: people.map(({ id }) => id),
      })),
    })),
    reset,
  }

  /** A choice that arranges everybody anew. */
  function chosen<T>(value: Ref<T>): Ref<T> {
    return computed({
      get: () => value.value,
      set(next) {
        change(() => {
          value.value = next
          return arranged(seedNow())
        })
      },
    })
  }
}

const INITIAL_SEED = 4417
/** Added to the seed for another arrangement; prime to the number of seeds, so that each comes up before one comes again. */
const SEED_STEP = 1237
/** Moves that can be undone. */
const HISTORY = 100

/** How many more people of a background one table has than another, at most. */
function spreadOf(tables: readonly Table[]): number {
  const backgrounds = new Set(tables.flatMap(({ people }) => people.map(({ background = '' }) => background)))
  return Math.max(
    0,
    ...[...backgrounds].map((background) => {
      const counts = tables.map(
        ({ people }) => people.filter((person) => (person.background ?? '') === background).length,
      )
      return Math.max(...counts) - Math.min(...counts)
    }),
  )
}
