import { isRefusal } from '../../shared/show/rule.ts'
import type { SelfCheckInAnswer, TicketStanding } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'
import { randomId } from '../link/id.ts'

const TOLD = ['offline', 'ticket-unknown', 'too-many', 'self-check-in-off', 'event-closed'] as const
/** Why something could not be done, as far as the hall has words for it. */
export type Trouble = (typeof TOLD)[number] | 'failed'

const troubleOf = (refused: string): Trouble => TOLD.find((code) => code === refused) ?? 'failed'

export async function lookUp(code: string): Promise<TicketStanding | Trouble> {
  const said = await ask<TicketStanding>({ role: 'hall' }, 'POST', '/api/events/current/ticket', { code })
  return isRefusal(said) ? troubleOf(said.refused) : said
}

/** Checks a person in by their code and what only they know; the key opens their own ticket. */
export async function checkIn(code: string, proof: string): Promise<SelfCheckInAnswer | Trouble> {
  const body = { id: randomId(), code, proof }
  const path = '/api/events/current/check-in'
  const said = await ask<SelfCheckInAnswer>({ role: 'hall' }, 'POST', path, body)
  return isRefusal(said) ? troubleOf(said.refused) : said
}
