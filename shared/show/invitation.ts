import { isFull, masked, shownNames } from './names.ts'
import { isWithdrawn } from './pool.ts'
import type { Invitation, OwnInvitation, Person, Settings, ShownInvitation, State } from './state.ts'
import { find } from './table.ts'

/** Ms in which a guest who is asked may answer. */
export const ANSWER_MS = 20_000
/** The longest word that a guest may offer, in code points. */
export const OFFER_LENGTH = 20

/** The guests of an invitation who are still on the list and have not left: whoever goes takes their word along. */
export function invitedIn(state: State): { guest: Invitation['guests'][number]; person: Person }[] {
  return (state.invitation?.guests ?? []).flatMap((guest) => {
    const person = find(state.people, guest.id)
    return person && !isWithdrawn(person, state) ? [{ guest, person }] : []
  })
}

/** The invitation as the host sees it, with the words that were offered; null if there is none. */
export function invitationOf(state: State): Invitation | null {
  const { invitation } = state
  if (!invitation) return null
  return { ...invitation, guests: invitedIn(state).map(({ guest }) => guest) }
}

/** The invitation as the stage shows it, without the words. */
export function shownInvitation(state: State): ShownInvitation | null {
  const { invitation } = state
  if (!invitation) return null
  const { draw, of } = invitation
  const guests = invitedIn(state).map(({ guest: { until, word }, person }) => {
    const as = namedAs(state.settings, person)
    const tail = as.name === person.group ? '' : shownNames(state).get(person.id)!.tail
    return { ...as, tail, until, answered: word !== '' }
  })
  return { draw, of, guests }
}

/** What a guest sees of their own invitation; undefined if they were not asked. */
export function ownInvitation(state: State, person: Person): OwnInvitation | undefined {
  const asked = state.invitation?.guests.find(({ id }) => id === person.id)
  if (!asked || isWithdrawn(person, state)) return undefined
  return {
    draw: state.invitation!.draw,
    until: asked.until,
    word: asked.word,
    as: namedAs(state.settings, person),
  }
}

/** How the stage calls somebody who was asked: in full where they agree, else their group, else as the event masks names. */
function namedAs(settings: Settings, person: Person): OwnInvitation['as'] {
  const group = settings.groups ? person.group : ''
  if (isFull(person, settings)) return { name: person.name, group }
  return { name: group || masked(person.name), group: '' }
}
