import type { RecordedCommand } from '../../support/showRecorder.ts'
import type { State } from '../../../shared/show/state.ts'
import { holds } from './law.ts'

/** An invitation belongs to the open draw, while it waits for words from the hall. */
export function invitationLaw({ invitation, opened, draws }: State): void {
  const draw = draws.find(({ id }) => id === opened?.no)
  holds(
    'guests are asked for words while a draw waits for them, and no longer',
    !invitation || (draw?.id === invitation.draw && draw.phase === 'open' && draw.need === 'room'),
    invitation,
  )
}

/** Who offers a word was asked for it. */
export function offerLaws({ type, before, facts, who }: RecordedCommand): void {
  if (type !== 'word.offer') return
  const asked = before.invitation?.guests.find(({ id }) => id === who.person)
  holds('nobody offers a word who was not asked', asked !== undefined, who)
  holds('a word is offered once', asked?.word === '', asked)
  holds(
    'a word is offered in time',
    facts.every(({ at }) => at <= asked!.until),
    asked,
  )
}
