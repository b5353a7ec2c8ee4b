import { admitted, countBackgrounds, proposeQuotas, signUpsOf } from '../../../shared/show/admission.ts'
import type { Language } from '../../../shared/show/languages.ts'
import { isRefusal } from '../../../shared/show/rule.ts'
import { settingsIn, type State } from '../../../shared/show/state.ts'
import { nextCity } from '../../demo/nextCity.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Submitter } from '../../ledger/rules.ts'
import { NewEvent } from './newEvent.ts'

const DAY = 24 * 3600 * 1000
const DAYS_UNTIL_EVENING = 28
const DAYS_UNTIL_DEADLINE = 14
/** The ranks of those who gave their seat up. */
const GAVE_UP = [3, 17, 41, 88, 120, 155]
const HOST: Submitter = { id: 'demo', role: 'host', name: '' }

/** The event of the demo's next city as a rehearsal, before its seats are drawn. */
export function demoNextCity(id: string, language: Language, now: number): NewEvent {
  const { title, city, people, seats, certain } = nextCity(language)
  const event = new NewEvent(id, now, {
    type: 'event-made',
    title,
    rehearsal: true,
    settings: settingsIn(language),
  })
  const date = new Date(now + DAYS_UNTIL_EVENING * DAY).toISOString().slice(0, 10)
  event.ask('event.configure', { date, city })
  event.ask('people.import', { preview: '' }, { added: people, changed: [] })
  const idOf = new Map(event.state.people.map((person) => [person.code, person.id]))
  const sure = certain.map(({ code, why }) => ({ person: idOf.get(code)!, why }))
  event.ask('admission.set', { seats, quotas: [], certain: sure })
  const quotas = proposeQuotas(countBackgrounds(signUpsOf(event.state)), seats - certain.length)
  event.ask('admission.set', { seats, quotas, certain: sure })
  return event
}

/** Draws who gets a seat there, lets some give theirs up, and says until when the next move up. */
export async function drawNextCity(ledger: Ledger<State>, language: Language, now: number): Promise<void> {
  let asked = 0
  const ask = async (type: string, what: Record<string, unknown>): Promise<void> => {
    const answer = await ledger.submit({ id: `${++asked}`, type, ask: what }, HOST)
    if (isRefusal(answer)) throw new Error(`${type}: ${answer.refused}`)
  }
  await ask('admission.draw', { need: 'room' })
  await ask('draw.call', { word: nextCity(language).words })
  await ask('admission.deadline', { until: now + DAYS_UNTIL_DEADLINE * DAY })
  const { placed } = admitted(ledger.state)!
  const personOf = new Map(ledger.state.people.map((person) => [person.entry, person.id]))
  for (const rank of GAVE_UP)
    await ask('admission.decline', { person: personOf.get(placed[rank - 1]!.entry) })
}
