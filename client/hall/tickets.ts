import { isRefusal } from '../../shared/show/rule.ts'
import { ask } from '../link/http.ts'
import { randomId } from '../link/id.ts'

/** What a typed ticket code tells: no more than whether it is in and has an award. */
export interface Standing {
  in: boolean
  award: boolean
}

const TOLD = ['offline', 'ticket-unknown', 'too-many', 'self-check-in-off', 'event-closed'] as const
/** Why something could not be done, as far as the hall has words for it. */
export type Trouble = (typeof TOLD)[number] | 'failed'

const troubleOf = (refused: string): Trouble => TOLD.find((code) => code === refused) ?? 'failed'

export async function lookUp(code: string): Promise<Standing | Trouble> {
  const said = await ask<Standing>({ role: 'hall' }, 'POST', '/api/events/current/ticket', { code })
  return isRefusal(said) ? troubleOf(said.refused) : said
}

/** Checks a person in by their code and what only they know; the key opens their own ticket. */
export async function checkIn(code: string, proof: string): Promise<{ key: string } | Trouble> {
  const body = { id: randomId(), code, proof }
  const said = await ask<{ key: string }>({ role: 'hall' }, 'POST', '/api/events/current/check-in', body)
  return isRefusal(said) ? troubleOf(said.refused) : said
}
