import { Type } from 'typebox'
import {
  EventId,
  OwnTicket,
  SelfCheckIn,
  SelfCheckInAnswer,
  TicketAsk,
  TicketKey,
  TicketLink,
  TicketList,
  TicketSearch,
  TicketStanding,
} from '../../../shared/wire.ts'
import { isRefusal } from '../../../shared/show/rule.ts'
import { awardsOf } from '../../../shared/show/own.ts'
import { lastDigits, peopleByName, personByCode } from '../../../shared/show/personLookup.ts'
import { clean } from '../../../shared/show/texts.ts'
import { isWithdrawn, takesPart } from '../../../shared/show/pool.ts'
import { find } from '../../../shared/show/table.ts'
import { tablesOf } from '../../../shared/show/workOrder.ts'
import type { Person, State } from '../../../shared/show/state.ts'
import type { ServerContext } from '../../context.ts'
import { Refused } from '../../access/errors.ts'
import { countGuess } from '../../access/guesses.ts'
import { guestSession } from '../../house/sessions.ts'
import { answer, eventOf, type Web } from '../requests.ts'
import { originOf } from '../origin.ts'

const Params = Type.Object({ event: EventId })
const tags = ['tickets']

export function ticketRoutes(web: Web, context: ServerContext): void {
  const { limits, house, tickets } = context

  web.post(
    '/api/events/:event/ticket',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary:
          'A person’s own ticket by its key; by a code alone only whether it is in and has an award, not whether there is one',
        tags,
        params: Params,
        body: TicketAsk,
        response: { 200: Type.Union([OwnTicket, TicketStanding]) },
      },
    },
    async (request) => {
      const { body, params } = request
      if ('code' in body) {
        const event = eventOf(context, request)
        if (event !== house.current) throw new Refused('event-unknown', { event })
        const { state } = house.event(event)!
        const person = personByCode(state.people, clean(body.code))
        return {
          in: person !== undefined && takesPart(person, state),
          award: person !== undefined && awardsOf(state, person).length > 0,
        }
      }
      const ticket = await tickets.judge(body.key)
      if (ticket === 'gone') throw new Refused('ticket-gone')
      if (!ticket || ![ticket.event, 'current'].includes(params.event)) {
        countGuess(limits, request.ip)
        throw new Refused('ticket-unknown')
      }
      const { state } = house.event(ticket.event)!
      // A table's card is no ticket: it has no entry in a roll.
      if (ticket.person === undefined) throw new Refused('ticket-unknown')
      const person = find(state.people, ticket.person)!
      return {
        person: { code: person.code, name: person.name, group: person.group, checkedIn: person.checkedIn },
        awards: awardsOf(state, person).map(({ id, draw, rank, prize, status, claim }) => ({
          id,
          draw,
          rank,
          prize: find(state.prizes, prize)?.name ?? '',
          status,
          claim,
        })),
        ticket: await house.ticket(state.id, person.id),
      }
    },
  )

  web.get(
    '/api/events/:event/tickets',
    {
      config: { roles: ['host', 'desk'], counted: true },
      schema: {
        summary:
          'Everybody who may come with the link to their own ticket, and every table with that of its card, to be printed',
        tags,
        params: Params,
        response: { 200: TicketList },
      },
    },
    async (request) => {
      const ledger = house.event(eventOf(context, request))!
      const { state } = ledger
      const linkOf = await tickets.linksOf(ledger)
      return {
        title: state.title,
        date: state.date,
        rehearsal: state.rehearsal,
        selfCheckIn: state.settings.selfCheckIn,
        origin: originOf(context.config, request),
        tickets: state.people
          .filter((person) => !isWithdrawn(person, state))
          .map(({ id, code, name, group, checkedIn }) => ({
            code,
            name,
            group,
            checkedIn,
            link: linkOf({ person: id }),
          })),
        tables: tablesOf(state).map((group) => ({ group, link: linkOf({ group }) })),
      }
    },
  )

  web.get(
    '/api/events/:event/tickets/:person/link',
    {
      config: { roles: ['host', 'desk'], counted: true },
      schema: {
        summary: 'The link to a person’s own ticket, from the address on; the key stands after #',
        tags,
        params: Type.Object({ event: EventId, person: Type.String({ maxLength: 40 }) }),
        response: { 200: TicketLink },
      },
    },
    async (request) => {
      const ledger = house.event(eventOf(context, request))!
      const person = find(ledger.state.people, request.params.person)
      if (!person) throw new Refused('not-found')
      return { link: `/t/#${await tickets.keyOf(ledger, person.id)}` }
    },
  )

  web.post(
    '/api/events/:event/ticket/find',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary:
          'The key of one’s own ticket, by the code or the name with the last four digits of the phone, if the host lets people check in',
        tags,
        params: Params,
        body: TicketSearch,
        response: { 200: TicketKey },
      },
    },
    async (request) => {
      const event = eventOf(context, request)
      const ledger = house.event(event)!
      const person = proven(event, ledger.state, request.body, provesByPhone)
      return { key: await tickets.keyOf(ledger, person.id) }
    },
  )

  web.post(
    '/api/events/:event/check-in',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary: 'Check oneself in with the ticket code and a second datum, if the host lets people do so',
        tags,
        params: Params,
        body: SelfCheckIn,
        response: { 200: SelfCheckInAnswer },
      },
    },
    async (request, reply) => {
      const { id, code, proof } = request.body
      const event = eventOf(context, request)
      const ledger = house.event(event)!
      const person = proven(event, ledger.state, { code, proof }, proves)
      const key = await tickets.keyOf(ledger, person.id)
      if (person.checkedIn) return reply.send({ version: ledger.version, key })
      const said = await house.submit(
        event,
        { id, type: 'person.check-in', ask: { person: person.id } },
        { ...guestSession({ event, person: person.id }), person: person.id },
      )
      return answer(reply, isRefusal(said) ? said : { ...said, key })
    },
  )

  /**
   * The one person whom what was typed names and whom the second datum proves. Whatever is wrong is refused alike, and failures
   * are counted for each person that was named, or for what was typed where it names nobody: so nothing is told of others.
   */
  function proven(
    event: string,
    state: State,
    { code: typed, proof }: { code: string; proof: string },
    isProof: (person: Person, said: string) => boolean,
  ): Person {
    if (!state.settings.selfCheckIn) throw new Refused('self-check-in-off')
    const code = clean(typed)
    const byCode = personByCode(state.people, code)
    const named = byCode ? [byCode] : isProof === provesByPhone ? peopleByName(state.people, code) : []
    const counted = named.length > 0 ? named.map(({ id }) => `${event} ${id}`) : [`${event} ?${code}`]
    const closed = counted.find((key) => !limits.proofs.has(key))
    if (closed !== undefined) throw new Refused('too-many', { seconds: limits.proofs.wait(closed) })
    const [person, ...others] = named.filter((one) => isProof(one, proof))
    if (person && others.length === 0) return person
    for (const key of counted) limits.proofs.take(key)
    throw new Refused('ticket-unknown')
  }
}

/** Whether somebody knows this person's name, or the last four digits of their phone. */
const proves = (person: Person, said: string): boolean =>
  clean(said) === person.name || provesByPhone(person, said)

function provesByPhone(person: Person, said: string): boolean {
  const digits = lastDigits(person.phone)
  return digits.length === 4 && clean(said).normalize('NFKC') === digits
}
