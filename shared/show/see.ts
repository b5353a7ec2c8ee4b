import type { Keyed } from '../fair/hash.ts'
import { finish, type Steps } from '../fair/steps.ts'
import { admissionNumbers } from './admission.ts'
import { followsRundown, withAgenda } from './agenda.ts'
import { aheadOf } from './ahead.ts'
import { comingOf } from './coming.ts'
import { holderOf } from './holders.ts'
import { invitationOf, shownInvitation } from './invitation.ts'
import { Looks, TableLooks } from './looks.ts'
import { isFull, naming, shownNames } from './names.ts'
import { groupOf, type Guest } from './guest.ts'
import { ownOf } from './own.ts'
import { tableOf } from './ownTable.ts'
import { isLive } from './awardQueries.ts'
import { lastDigits, personByEntry } from './personLookup.ts'
import { inNextRoll, rollOf } from './pool.ts'
import { unrevealedHidden } from './revealed.ts'
import { isAudience, type Role } from './rule.ts'
import { withRankingOnAir } from './shownRanking.ts'
import { seatingOnAir } from './shownSeating.ts'
import { worksSeen } from './seeWorks.ts'
import type { Award, Cue, Draw, Person, Prize, Seating, Shown, State } from './state.ts'
import { find } from './table.ts'

const deskTable = new TableLooks<Person, Person>()
/** People of stage and confidence monitor, who differ where the event shows pictures. */
const screenTables = { plain: new TableLooks<Person, Person>(), pictured: new TableLooks<Person, Person>() }
const deskPeople = new Looks<Person, Person>()
const screenPeople = { plain: new Looks<Person, Person>(), pictured: new Looks<Person, Person>() }
const deskAwards = new Looks<Award, Award>()
const stageAwards = new Looks<Award, Award>()
const hallAwards = new Looks<Award, Award>()
const hallDraws = new Looks<Draw, Draw>()
const publicPrizes = new Looks<Prize, Prize>()
const publicCues = new Looks<Cue, Cue>()
const agendaCues = new Looks<Cue, Cue>()

/**
 * What a role sees of an event: the same type, with the members and records that it may not see left out. A winner whose
 * reveal is not over is seen by host, stage and confidence only. A guest sees what the hall sees, itself and its table.
 */
export function see(role: Role, state: State, guest: Guest = {}): State {
  const {
    roll: _roll,
    entries: _entries,
    sealedRules: _rules,
    importTables: _tables,
    seatedBefore: _seated,
    prizeTables: _prizeTables,
    chances: _chances,
    ballots: _ballots,
    ...open
  } = state
  // First, so that a member which comes later stands last here too, as it does in a client's view.
  const all = { entries: NONE, ...open, ...worksSeen(role, state) } as unknown as State
  if (role === 'host') {
    if (all.invitation) all.invitation = invitationOf(state)
    return all
  }
  all.backups = NONE
  delete all.admission
  delete all.keptCopies
  delete all.imported
  delete all.prizesImported
  if (role !== 'desk') delete all.signOffs
  if (role === 'desk' || isAudience(role)) {
    all.sounds = NONE
    delete all.invitation
  } else if (all.invitation) all.invitation = shownInvitation(state) as never
  if (role === 'desk') {
    delete all.timer
    return deskView(all)
  }
  const numbers = admissionNumbers(state)
  if (numbers)
    all.admissionNumbers = isAudience(role) ? numbers : withRankingOnAir(state, numbers, cuesOnAir(state))
  if (all.seating) all.seating = seatingOnAir(state, cuesOnAir(state)) as Seating | null
  if (isAudience(role) && all.timer?.phones === false) all.timer = null
  if (role === 'hall') return hallView(all)
  if (role === 'guest') return { ...itselfOf(state, guest), ...hallView(all) }
  delete all.notice
  return stageView(all, role)
}

/** Works out what is long in a role's view, so that `see` has it at once; a step for every so many people. */
export function* lookInSteps(role: Role, state: State): Steps<void> {
  if (role === 'desk') yield* deskPeopleOf(state.people)
  if (role === 'host' || role === 'desk') return
  yield* naming(state)
  if (role === 'stage' || role === 'confidence') yield* screenPeopleOf(state, role)
}

const NONE: never[] = []

function deskView(state: State): State {
  const shown = unrevealedHidden(state)
  return {
    ...shown,
    people: finish(deskPeopleOf(state.people)),
    awards: shown.awards.map((award) => deskAwards.of(award, '', () => withoutMark(award))),
    cues: NONE,
    opened: null,
    show: publicShow(state),
  }
}

/** What a guest sees beside what the hall sees. */
export type Itself = Pick<State, 'own' | 'table'>

/** The person that a guest is, and its table; `keyed` may be a faster HMAC-SHA-256. */
export function itselfOf(state: State, guest: Guest, keyed?: Keyed): Itself {
  const own = guest.person === undefined ? null : ownOf(state, guest.person, keyed)
  const group = groupOf(state, guest)
  return { ...(own && { own }), table: group === '' ? null : tableOf(state, group) }
}

const deskPeopleOf = (people: readonly Person[]): Steps<Person[]> =>
  deskTable.of(people, [], (person) => deskPeople.of(person, '', () => deskPerson(person)))

/** A person without what only the host sees, and with the last digits of their phone. */
function deskPerson({ background: _background, ...person }: Person): Person {
  return { ...person, phone: lastDigits(person.phone), email: '' }
}

/** An award without the mark of absence, which only the host sees. */
function withoutMark({ absent: _absent, ...award }: Award): Award {
  return award as Award
}

/** The same without the serial number of its unit and where it is sent, which are for host, desk and winner. */
function withoutClaim(award: Award): Award {
  const { serial: _serial, details: _details, ...seen } = withoutMark(award)
  return seen
}

function stageView(state: State, role: 'stage' | 'confidence'): State {
  const nameOf = namer(state, shownNames(state))
  const pictures = role === 'stage' ? winnerPictures(state) : new Map<string, string>()
  return {
    ...state,
    people: finish(screenPeopleOf(state, role)),
    prizes: state.prizes.map(withoutNote),
    awards: state.awards.map((award) => {
      const who = nameOf(award)
      const picture = pictures.get(award.id)
      return stageAwards.of(award, JSON.stringify([who, picture]), () => ({
        ...withoutClaim(award),
        note: '',
        by: '',
        who,
        ...(picture && { picture }),
      }))
    }),
    cues: role === 'confidence' ? wholeCues(state.cues) : cuesOnAir(state),
    ...(role === 'stage' && { coming: comingOf(state) }),
    out: NONE,
    show: role === 'confidence' ? state.show : publicShow(state),
  }
}

/** A draw of more winners than this shows no pictures of them. */
const MOST_PICTURED = 3

/** Whether the stage may show the picture of somebody: the event shows pictures, and names them in full. */
const showsPicture = (person: Person, settings: State['settings']): boolean =>
  settings.winnerPictures === true && isFull(person, settings)

/** The pictures of the few winners of the draw that is shown, by award: of whom is named in full, where the event shows pictures. */
function winnerPictures(state: State): Map<string, string> {
  const { settings, show, awards, people } = state
  const pictures = new Map<string, string>()
  const { count = 0 } = find(state.draws, show.draw ?? 0) ?? {}
  if (!settings.winnerPictures || count > MOST_PICTURED) return pictures
  for (const award of awards) {
    if (award.draw !== show.draw || !isLive(award)) continue
    const winner = personByEntry(people, award.entry)
    if (winner?.picture && showsPicture(winner, settings)) pictures.set(award.id, winner.picture)
  }
  return pictures
}

/**
 * Who would be in the next roll, as the stage names them, on the stage with pictures; of the prize's groups only, where the stage
 * sees no groups itself.
 */
function screenPeopleOf(state: State, role: 'stage' | 'confidence'): Steps<Person[]> {
  const { settings, people, opened, prizes } = state
  const prize = opened && find(prizes, opened.prize)
  const groups = settings.groups ? null : (prize?.groups ?? null)
  const admitted = groups && new Set(groups)
  const roll = rollOf(state)
  const names = shownNames(state)
  const kind = role === 'stage' && settings.winnerPictures ? 'pictured' : 'plain'
  return screenTables[kind].of(people, [names, roll, groups], (person) => {
    if (!inNextRoll(person, roll) || (admitted && !admitted.has(person.group))) return null
    const shown = names.get(person.id)!
    const { id, entry, sealed, stays } = person
    const picture = kind === 'pictured' && showsPicture(person, settings) && person.picture
    const look = () =>
      ({ id, ...shown, entry, sealed, ...(stays && { stays }), ...(picture && { picture }) }) as Person
    return screenPeople[kind].of(person, shown, look)
  })
}

function hallView(state: State): State {
  const shown = unrevealedHidden(state)
  const nameOf = namer(state, shownNames(state))
  return {
    ...shown,
    people: NONE,
    prizes: shown.prizes.map(withoutNote),
    draws: shown.draws.map((draw) => hallDraws.of(draw, '', () => ({ ...draw, winners: [] }))),
    awards: shown.awards.map((award) => {
      const who = nameOf(award)
      return hallAwards.of(award, JSON.stringify(who), () => {
        const { entry: _entry, note: _note, by: _by, ...seen } = withoutClaim(award)
        return { ...seen, who } as Award
      })
    }),
    cues: cuesOnAir(state),
    out: NONE,
    opened: null,
    ahead: aheadOf(shown),
    show: hallShow(state),
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
    .map((cue) => {
      const shown = withAgenda(cue, cues)
      return publicCues.of(cue, shown === cue ? '' : JSON.stringify(shown.content), () => ({
        ...shown,
        notes: '',
      }))
    })
}

/** All cues with the host's notes; an agenda that follows the rundown holds it. */
function wholeCues(cues: Cue[]): Cue[] {
  if (!cues.some(followsRundown)) return cues
  return cues.map((cue) => {
    const shown = withAgenda(cue, cues)
    return shown === cue ? cue : agendaCues.of(cue, JSON.stringify(shown.content), () => shown)
  })
}

function publicShow(state: State): State['show'] {
  const { show } = state
  return show.layers.message?.private ? { ...show, layers: { ...show.layers, message: null } } : show
}

/** The same without the timer of a frozen picture: phones show the timer that runs. */
function hallShow(state: State): State['show'] {
  const show = publicShow(state)
  const { freeze } = show.layers
  if (!freeze?.timer) return show
  const { timer: _timer, ...frozen } = freeze
  return { ...show, layers: { ...show.layers, freeze: frozen } }
}
