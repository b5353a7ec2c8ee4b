import { isRefusal } from '../../shared/show/rule.ts'
import type { TicketKey, TicketStanding } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'

const KNOWN_REFUSALS = ['offline', 'ticket-unknown', 'too-many', 'self-check-in-off', 'event-closed'] as const
/** Why a request was refused; `failed` for a reason that the hall has no text for. */
export type Trouble = (typeof KNOWN_REFUSALS)[number] | 'failed'

const troubleOf = (refused: string): Trouble => KNOWN_REFUSALS.find((code) => code === refused) ?? 'failed'

/** What the server says of a typed ticket code: in or not, with an award or not. */
export async function lookUp(code: string): Promise<TicketStanding | Trouble> {
  const said = await ask<TicketStanding>({ role: 'hall' }, 'POST', '/api/events/current/ticket', { code })
  return isRefusal(said) ? troubleOf(said.refused) : said
}

/** The key of one's own ticket, by its code or one's name and the last four digits of one's phone. */
export async function find(code: string, proof: string): Promise<TicketKey | Trouble> {
  const path = '/api/events/current/ticket/find'
  const said = await ask<TicketKey>({ role: 'hall' }, 'POST', path, { code, proof })
  return isRefusal(said) ? troubleOf(said.refused) : said
}
