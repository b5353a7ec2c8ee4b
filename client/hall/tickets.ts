import { isRefusal } from '../../shared/show/rule.ts'
import type { SelfCheckInAnswer, TicketStanding } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'
import { randomId } from '../link/id.ts'

const KNOWN_REFUSALS = ['offline', 'ticket-unknown', 'too-many', 'self-check-in-off', 'event-closed'] as const
/** Why a request was refused; `failed` for a reason that the hall has no text for. */
export type Trouble = (typeof KNOWN_REFUSALS)[number] | 'failed'

const troubleOf = (refused: string): Trouble => KNOWN_REFUSALS.find((code) => code === refused) ?? 'failed'

/** What the server says of a typed ticket code: in or not, with an award or not. */
export async function lookUp(code: string): Promise<TicketStanding | Trouble> {
  const said = await ask<TicketStanding>({ role: 'hall' }, 'POST', '/api/events/current/ticket', { code })
  return isRefusal(said) ? troubleOf(said.refused) : said
}

/** Checks a person in by their code and `proof` (their name, or the last digits of their phone). The key in the answer opens their ticket. */
export async function checkIn(code: string, proof: string): Promise<SelfCheckInAnswer | Trouble> {
  const body = { id: randomId(), code, proof }
  const path = '/api/events/current/check-in'
  const said = await ask<SelfCheckInAnswer>({ role: 'hall' }, 'POST', path, body)
  return isRefusal(said) ? troubleOf(said.refused) : said
}
