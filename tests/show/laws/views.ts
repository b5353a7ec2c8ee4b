import type { Guest } from '../../../shared/show/guest.ts'
import type { Role } from '../../../shared/show/rule.ts'
import { entriesOf } from '../../../shared/show/holders.ts'
import { ROLES } from '../../../shared/show/rule.ts'
import { see } from '../../../shared/show/see.ts'
import type { Ahead, Own, Shown, State } from '../../../shared/show/state.ts'
import { FACE } from '../../support/acts.ts'
import type { System } from '../../support/showSystem.ts'
import { holds, wire } from './law.ts'
import { Text } from './text.ts'

/** How many guests look on. */
const GUESTS = 4
/** The group whose table's card is open all evening. */
const TABLE = 'A'
/** A role, a guest as `guest PERSON`, or the card of a table as `guest ~GROUP`. */
type Viewer = Role | `guest ${string}`

/** A client: its view, folded from what it was shown, the same as text, and what its role saw last. */
interface Client {
  view: State
  text: Text
  seen: State
}

/** The clients of an event, one for each role and some guests: each holds what it was shown, change by change. */
export class Clients {
  private constructor(
    private readonly parts: System,
    private readonly clients: Map<Viewer, Client>,
  ) {}

  /** One of each role. */
  static of(parts: System, state: State): Clients {
    const clients = new Clients(parts, new Map())
    for (const role of ROLES) if (role !== 'guest') clients.enter(role, state)
    return clients
  }

  /** The same clients once more, who are shown what comes from here on by themselves. */
  copy(): Clients {
    return new Clients(this.parts, new Map(this.clients))
  }

  /** Shows every client the step from one state to the next, and checks what it sees then; `marked` where a winner was marked absent. */
  show(before: State, state: State, marked: boolean): void {
    this.letGuestsIn(before, state)
    this.letTableIn(before)
    const hall = see('hall', state)
    const hallText = new Text(hall)
    for (const [viewer, client] of this.clients) {
      const { role, guest } = partsOf(viewer)
      const now = this.parts.see(role, state, guest)
      const change = this.parts.seen(client.seen, now)
      const view = change ? this.parts.applySeen(client.view, wire(change)) : client.view
      const text = change ? new Text(view) : client.text
      this.clients.set(viewer, { view, text, seen: now })
      holds('a client that folds what it is shown sees what its role sees', text.equals(new Text(now)), {
        role,
        change,
      })
      privacyLaws(role, view, text, state)
      workLaws(role, view, text, state, guest)
      if (role !== 'host') offeredWordLaw(role, view, text)
      rankingLaw(role, view, state)
      aheadLaw(role, view, state)
      if (guest.person !== undefined) {
        holds(
          'a guest sees what the hall sees, and itself',
          view.own?.id === guest.person && text.equals(hallText, 'own', 'table'),
          guest.person,
        )
        guestLaws(view.own!, hall, state, guest.person)
      }
      if (marked && role !== 'host')
        holds('a mark of absence changes nothing that another role sees', change === null, role)
    }
  }

  /** Some people open their tickets; who is no longer on the list has none. */
  private letGuestsIn(before: State, state: State): void {
    const there = new Set(state.people.map(({ id }) => id))
    const guests = [...this.clients.keys()].flatMap((viewer) => partsOf(viewer).guest.person ?? [])
    for (const id of guests) if (!there.has(id)) this.clients.delete(`guest ${id}`)
    let free = GUESTS - guests.filter((id) => there.has(id)).length
    for (const { id } of before.people) {
      if (free === 0) return
      if (!there.has(id) || this.clients.has(`guest ${id}`)) continue
      this.enter(`guest ${id}`, before)
      free--
    }
  }

  /** The card of a table is opened at once; it shows nothing of a table at which nobody is. */
  private letTableIn(before: State): void {
    if (!this.clients.has(`guest ~${TABLE}`)) this.enter(`guest ~${TABLE}`, before)
  }

  private enter(viewer: Viewer, state: State): void {
    const { role, guest } = partsOf(viewer)
    const seen = this.parts.see(role, state, guest)
    const view = wire(seen)
    this.clients.set(viewer, { view, text: new Text(view), seen })
  }
}

function partsOf(viewer: Viewer): { role: Role; guest: Guest } {
  const [role, who] = viewer.split(' ') as [Role, string | undefined]
  if (who === undefined) return { role, guest: {} }
  return { role, guest: who.startsWith('~') ? { group: who.slice(1) } : { person: who } }
}

/** Works that the stage has not shown reach those who run the show and their own table alone. */
function workLaws(role: Role, view: State, text: Text, state: State, guest: Guest): void {
  holds('nobody sees who voted for whom', !('ballots' in view), role)
  if (role === 'host' || role === 'desk') return
  const mine = guest.group ?? state.people.find(({ id }) => id === guest.person)?.group
  const isAudience = role === 'hall' || role === 'guest'
  const { table, works = [] } = view
  const may = new Set(
    (state.works ?? [])
      .filter((work) => !work.hidden && (!isAudience || work.shown || state.showcase?.published))
      .map(({ group }) => group),
  )
  holds(
    'a work is known to the hall once the stage has shown it, and to the stage unless it is hidden',
    works.every(({ group }) => may.has(group)) && !text.includes('WORK', 'table', 'works'),
    { role, works },
  )
  holds(
    'a guest sees the work of no other table before the hall does',
    !table || (table.group === mine && (!table.work || table.work.group === mine)),
    table,
  )
  holds(
    'how many have voted, and for whom, is not known before the host shows it',
    view.vote === undefined || view.vote.shown || view.vote.tally === undefined,
    view.vote,
  )
}

/** Who is ranked where is for the host, and for the stage while it shows the admission. */
function rankingLaw(role: Role, view: State, { cues, show }: State): void {
  const onAir = cues.some(
    ({ id, scene }) => scene === 'admission' && (id === show.cue || id === show.layers.freeze?.cue),
  )
  holds(
    'the ranking of the sign-ups is shown on the stage alone, while the admission is on',
    !view.admissionNumbers?.ranking || ((role === 'stage' || role === 'confidence') && onAir),
    role,
  )
}

/** What comes next is told to phones as an agenda would: of cues that come, and of none that the host keeps back. */
function aheadLaw(role: Role, { ahead }: State, { cues, show }: State): void {
  const after = cues.slice(cues.findIndex(({ id }) => id === show.cue) + 1)
  const listed = after.filter(({ skip, unlisted }) => !skip && !unlisted)
  const may = (item: Ahead) =>
    item.scene === 'draw'
      ? item.title === '' && listed.some(({ scene }) => scene === 'draw')
      : listed.some(({ scene, title }) => scene === item.scene && title === item.title)
  holds(
    'phones are told what comes next, and nothing that the agenda leaves out',
    role === 'hall' || role === 'guest' ? ahead!.every(may) : !ahead,
    { role, ahead },
  )
}

/** A word that was offered is its giver's and the host's until it is called. */
function offeredWordLaw(role: Role, { own, invitation }: State, text: Text): void {
  const { invited: _invited, ...self } = own ?? ({} as Own)
  holds(
    'a word that is offered is known to the host and its giver alone',
    !text.includes('OFFER', 'own') && !JSON.stringify(self).includes('OFFER'),
    { role, invitation },
  )
}

/** What a guest is shown beside what the hall sees is its own. */
function guestLaws(own: Own, hall: State, state: State, id: string): void {
  const person = state.people.find((one) => one.id === id)!
  const mine = new Set(entriesOf(state, person))
  const shown = new Set(hall.awards.map((award) => award.id))
  holds(
    'a guest sees its awards when the hall does, and no others',
    own.awards.every((award) => shown.has(award.id) && mine.has(award.entry)),
    own,
  )
  const revealed = new Set(state.draws.flatMap(({ id: no, phase }) => (phase === 'revealed' ? [no] : [])))
  holds(
    'a guest has a rank only in draws that are revealed',
    own.draws.every(
      ({ id: no, rank, standing }) => (rank !== null) === (revealed.has(no) && standing === 'in'),
    ),
    own,
  )
  const json = JSON.stringify(own)
  holds(
    'a guest is shown nobody else',
    !state.people.some(
      (other) =>
        other.id !== id &&
        (json.includes(`"${other.id}"`) || json.includes(`"${other.code}"`) || json.includes(other.entry)),
    ),
    own,
  )
}

/** Whether a background stands in a view beside the public quotas of the admission and the guest's own. */
function showsBackground({ own }: State, text: Text): boolean {
  const { admission: _mine, ...others } = own ?? ({} as Own)
  return (
    text.includes('BACKGROUND', 'admissionNumbers', 'own') || JSON.stringify(others).includes('BACKGROUND')
  )
}

/** No role is shown more than the design gives it. */
function privacyLaws(role: Role, view: State, text: Text, state: State): void {
  if (role === 'host') return
  holds('only the host sees who is marked absent', !view.awards.some((award) => 'absent' in award), role)
  if (role !== 'desk') pictureLaws(role, text, view, state)
  holds(
    'no telephone number or e-mail leaves the host',
    !text.includes('139-SECRET') && !text.includes('secret-'),
    role,
  )
  holds(
    'the host alone sees backgrounds, but for the quotas of a sealed admission',
    !showsBackground(view, text),
  )
  if (role !== 'desk')
    holds(
      'where a prize is sent is known to host, desk and its winner',
      !text.includes('ADDRESS', 'own'),
      role,
    )
  if (role !== 'confidence')
    holds('a private message reaches host and confidence alone', !text.includes('PRIVATE'), role)
  if (role !== 'desk') namingLaws(view, state)
  if (role !== 'desk' && role !== 'confidence')
    holds('no private note leaves host and desk', !text.includes('SECRET'), role)
  if (role === 'hall') {
    const entries = [...state.people.map((p) => p.entry), ...state.awards.map((a) => a.entry)]
    holds('the hall sees no entry', !entries.some((entry) => entry && text.includes(entry)))
    const shown = new Set(
      state.awards.filter((a) => a.rank <= state.draws.find((d) => d.id === a.draw)!.shown).map((a) => a.id),
    )
    holds(
      'the hall sees only what has been revealed',
      view.awards.every((award) => shown.has(award.id)),
    )
  }
}

/**
 * A picture of somebody is for host and desk, and for the stage where the event shows pictures: of whom is named in full, in the
 * roll and with up to three winners of a draw.
 */
function pictureLaws(role: Role, text: Text, view: State, state: State): void {
  const { settings, show, draws } = state
  const mayOf = (person: State['people'][number] | undefined): boolean =>
    role === 'stage' &&
    settings.winnerPictures === true &&
    (settings.names === 'full' || (settings.names === 'chosen' && person?.naming === 'full'))
  const may = (award: State['awards'][number]): boolean =>
    mayOf(state.people.find(({ entry }) => entry === award.entry)) &&
    award.draw === show.draw &&
    award.status !== 'voided' &&
    draws.find(({ id }) => id === award.draw)!.count <= 3
  const shown = view.awards.filter((award) => award.picture !== undefined)
  const rolling = view.people.filter((person) => person.picture !== undefined)
  holds(
    'a picture of somebody is shown where the event shows winners’ pictures, and nowhere else',
    shown.every(may) &&
      rolling.every(({ id }) => mayOf(state.people.find((person) => person.id === id))) &&
      text.count(FACE) === shown.length + rolling.length,
    role,
  )
}

/** What screens and phones call people follows the settings. */
function namingLaws(view: State, state: State): void {
  const seated = (view.seating?.tables ?? []).flatMap(({ name: group, names = [] }) =>
    names.map((name) => ({ name, group })),
  )
  const onAir = state.cues.some(
    ({ id, scene }) => scene === 'plan' && (id === state.show.cue || id === state.show.layers.freeze?.cue),
  )
  holds('who sits where is shown while the table plan is on the stage alone', onAir || seated.length === 0)
  const shown: Pick<Shown, 'name' | 'group'>[] = [
    ...view.people,
    ...view.awards.map((award) => award.who!),
    ...seated,
    ...(view.admissionNumbers?.ranking ?? []).map(({ name }) => ({ name, group: '' })),
    ...((view.invitation?.guests as unknown as Shown[] | undefined) ?? []),
  ]
  if (!state.settings.groups)
    holds(
      'where groups are hidden, nobody is shown with one',
      shown.every(({ group }) => group === ''),
      shown,
    )
  const { names: naming } = state.settings
  if (naming === 'full') return
  const isOpen = (person: State['people'][number]) => naming === 'chosen' && person.naming === 'full'
  const open = new Set(state.people.filter(isOpen).map(({ name }) => name))
  const names = new Set(state.people.flatMap(({ name }) => (open.has(name) ? [] : [name])))
  holds(
    'where names are masked, nobody is shown with theirs',
    !shown.some(({ name }) => names.has(name)),
    shown,
  )
}
