import { groupEntry } from '../fair/roll.ts'
import { awardsBy, isLive } from './awardQueries.ts'
import { holderOf } from './holders.ts'
import { shownNames } from './names.ts'
import { lastDigits } from './personLookup.ts'
import { groupsOf, inNextRoll, inSealedRoll, rollOf } from './pool.ts'
import type { Role } from './rule.ts'
import type { Award, Cue, Draw, Person, Prize, Shown, State } from './state.ts'
import { find } from './table.ts'

/** Remembers what a record looks like to a role, so that a record that looks as before is the same object as before. */
class Looks<R extends object, L> {
  private readonly known = new WeakMap<R, { from: unknown; look: L }>()

  /** `from` is what the look depends on beside the record, compared by identity. */
  of(record: R, from: unknown, make: () => L): L {
    let last = this.known.get(record)
    if (!last || last.from !== from) this.known.set(record, (last = { from, look: make() }))
    return last.look
  }
}

/** Remembers what a table looks like to a role, so that a table that looks as before is the same array as before. */
class TableLooks<R> {
  private readonly known = new WeakMap<readonly R[], { from: readonly unknown[]; look: R[] }>()

  /** `from` is all that the look depends on beside the table, compared by identity. */
  of(table: readonly R[], from: readonly unknown[], make: () => R[]): R[] {
    let last = this.known.get(table)
    if (!last || from.some((one, i) => one !== last!.from[i]))
      this.known.set(table, (last = { from, look: make() }))
    return last.look
  }
}

const deskTable = new TableLooks<Person>()
const stageTable = new TableLooks<Person>()
const deskPeople = new Looks<Person, Person>()
const stagePeople = new Looks<Person, Person>()
const deskAwards = new Looks<Award, Award>()
const stageAwards = new Looks<Award, Award>()
const hallAwards = new Looks<Award, Award>()
const hiddenDraws = new Looks<Draw, Draw>()
const hallDraws = new Looks<Draw, Draw>()
const publicPrizes = new Looks<Prize, Prize>()
const countedPrizes = new Looks<Prize, Prize>()
const publicCues = new Looks<Cue, Cue>()

/**
 * What a role sees of an event: the same type, with the members and records that it may not see left out. A winner whose
 * reveal is not over is seen by host, stage and confidence only.
 */
export function see(role: Role, state: State): State {
  const { roll: _roll, entries: _entries, sealedRules: _rules, importTables: _tables, ...open } = state
  // First, so that a member which comes later stands last here too, as it does in a client's view.
  const all = { entries: NONE, ...open } as unknown as State
  if (role === 'host') return all
  all.backups = NONE
  delete all.keptCopies
  delete all.imported
  if (role !== 'desk') delete all.signOffs
  if (role === 'desk' || role === 'hall') all.sounds = NONE
  if (role === 'desk') return deskView(all)
  if (role === 'hall') return hallView(all)
  delete all.notice
  return stageView(all, role)
}

const NONE: never[] = []

function deskView(state: State): State {
  const shown = unrevealedHidden(state)
  return {
    ...shown,
    people: deskTable.of(state.people, [], () =>
      state.people.map((person) => deskPeople.of(person, '', () => deskPerson(person))),
    ),
    awards: shown.awards.map((award) => deskAwards.of(award, '', () => withoutMark(award))),
    cues: NONE,
    opened: null,
    show: publicShow(state),
  }
}

/** A person without what only the host sees, and with the last digits of their phone. */
function deskPerson({ background: _background, ...person }: Person): Person {
  return { ...person, phone: lastDigits(person.phone), email: '' }
}

/** An award without the mark of absence, which only the host sees. */
function withoutMark({ absent: _absent, ...award }: Award): Award {
  return award as Award
}

/** The same without the serial number of its unit, which is for host and desk. */
function withoutSerial(award: Award): Award {
  const { serial: _serial, ...seen } = withoutMark(award)
  return seen
}

function stageView(state: State, role: 'stage' | 'confidence'): State {
  const { settings } = state
  const prize = state.opened && find(state.prizes, state.opened.prize)
  const unseen = settings.groups ? null : (prize?.groups ?? null)
  const naming = namer(state, shownNames(state))
  return {
    ...state,
    people: stageTable.of(state.people, [settings, unseen], () => whoRolls(state, unseen)),
    prizes: state.prizes.map(withoutNote),
    awards: state.awards.map((award) => {
      const who = naming(award)
      return stageAwards.of(award, JSON.stringify(who), () => ({
        ...withoutSerial(award),
        note: '',
        by: '',
        who,
      }))
    }),
    cues: role === 'confidence' ? state.cues : cuesOnAir(state),
    out: NONE,
    show: role === 'confidence' ? state.show : publicShow(state),
  }
}

/** Who would be in the next roll, as the stage names them; of these groups only, where the stage sees no groups itself. */
function whoRolls(state: State, groups: readonly string[] | null): Person[] {
  const names = shownNames(state)
  const roll = rollOf(state)
  const admitted = groups && new Set(groups)
  const people: Person[] = []
  for (const person of state.people) {
    if (!inNextRoll(person, roll) || (admitted && !admitted.has(person.group))) continue
    const shown = names.get(person.id)!
    const { entry, sealed, stays } = person
    const look = () => ({ id: person.id, ...shown, entry, sealed, ...(stays && { stays }) }) as Person
    people.push(stagePeople.of(person, shown, look))
  }
  return people
}

function hallView(state: State): State {
  const shown = unrevealedHidden(state)
  const naming = namer(state, shownNames(state))
  return {
    ...shown,
    people: NONE,
    prizes: shown.prizes.map(withoutNote),
    draws: shown.draws.map((draw) => hallDraws.of(draw, '', () => ({ ...draw, winners: [] }))),
    awards: shown.awards.map((award) => {
      const who = naming(award)
      return hallAwards.of(award, JSON.stringify(who), () => {
        const { entry: _entry, note: _note, by: _by, ...seen } = withoutSerial(award)
        return { ...seen, who } as Award
      })
    }),
    cues: cuesOnAir(state),
    out: NONE,
    opened: null,
    show: publicShow(state),
  }
}

/** As if what is not revealed yet had not happened: no award, no stock gone, the draw still open. */
export function unrevealedHidden(state: State): State {
  const hidden = new Map<number, Draw>()
  for (const draw of state.draws) if (draw.phase === 'closed') hidden.set(draw.id, draw)
  if (hidden.size === 0) return state
  const isShown = (award: Award): boolean => award.rank <= (hidden.get(award.draw)?.shown ?? Infinity)
  const awards = state.awards.filter(isShown)
  const held = awardsBy(awards.filter(isLive), 'prize')
  return {
    ...state,
    awards,
    draws: state.draws.map((draw) =>
      draw.phase !== 'closed'
        ? draw
        : hiddenDraws.of(draw, '', () => ({
            ...draw,
            phase: 'open',
            winners: draw.winners.slice(0, draw.shown),
            word: '',
            pages: [],
          })),
    ),
    prizes: state.prizes.map((prize) => {
      const left = prize.quantity - (held.get(prize.id)?.length ?? 0)
      return left === prize.left ? prize : countedPrizes.of(prize, String(left), () => ({ ...prize, left }))
    }),
  }
}

/** How the winner of an award is shown in the hall. */
function namer(state: State, names: Map<string, Shown>): (award: Award) => Shown {
  const holder = holderOf(state)
  return (award) => {
    const { person, name } = holder(award)
    return person ? names.get(person.id)! : { name, group: '', tail: '' }
  }
}

function withoutNote(prize: Prize): Prize {
  return prize.note === '' ? prize : publicPrizes.of(prize, '', () => ({ ...prize, note: '' }))
}

/** The cues that screens show now, without the host's notes. */
function cuesOnAir({ cues, show }: State): Cue[] {
  const ids = new Set([show.cue, show.layers.freeze?.cue])
  return cues
    .filter((cue) => ids.has(cue.id))
    .map((cue) => publicCues.of(cue, '', () => ({ ...cue, notes: '' })))
}

function publicShow(state: State): State['show'] {
  const { show } = state
  return show.layers.message?.private ? { ...show, layers: { ...show.layers, message: null } } : show
}

/** Somebody or a group that rolls: as the stage names them. */
export interface Entrant extends Shown {
  entry: string
}

/** Who rolls: the pool of the open draw, else all who would be in the next roll. For views with people: host, stage. */
export function entrantsOf(view: State): Entrant[] {
  const prize = view.opened && find(view.prizes, view.opened.prize)
  const { without } = view.opened ?? {}
  const out = new Set(without && [...without.won, ...without.void, ...without.withdrawn, ...without.rule])
  const admitted = view.settings.groups && prize?.groups ? new Set(prize.groups) : null
  let names: Map<string, Shown> | undefined
  const entrants: Entrant[] = []
  const people = view.opened
    ? view.people.filter((person) => inSealedRoll(person, view.settings))
    : view.people
  if (prize?.unit === 'group') {
    for (const group of groupsOf(people))
      entrants.push({ entry: groupEntry(view.id, group), name: group, group: '', tail: '' })
  } else {
    for (const person of people) {
      // The stage's own view already holds people as they are shown, and lacks the codes that tell them apart.
      const shown =
        person.tail === undefined ? (names ??= shownNames(view)).get(person.id)! : (person as Shown)
      entrants.push({ entry: person.entry, name: shown.name, group: shown.group, tail: shown.tail })
    }
  }
  return entrants.filter(
    ({ entry, name, group }) =>
      !out.has(entry) && (!admitted || admitted.has(prize?.unit === 'group' ? name : group)),
  )
}
