import { Type } from 'typebox'
import {
  EventId,
  OwnTicket,
  SelfCheckIn,
  SelfCheckInAnswer,
  TicketAsk,
  TicketLink,
  TicketList,
  TicketStanding,
} from '../../../shared/wire.ts'
import { isRefusal } from '../../../shared/show/rule.ts'
import { lastDigits, personByCode } from '../../../shared/show/personLookup.ts'
import { clean } from '../../../shared/show/texts.ts'
import { isWithdrawn, takesPart } from '../../../shared/show/pool.ts'
import { find } from '../../../shared/show/table.ts'
import type { Person } from '../../../shared/show/state.ts'
import type { ServerContext } from '../../context.ts'
import { Refused } from '../../access/errors.ts'
import { answer, eventOf, served, type Web } from '../requests.ts'
import { originOf } from '../origin.ts'
import { awardsOf } from '../../house/tickets.ts'

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
      const ledger = house.event(
        params.event === 'current' ? eventOf(context, request) : served(context, params.event),
      )!
      const { state } = ledger
      const person = await tickets.personOf(ledger, body.key)
      if (!person) throw new Refused('ticket-unknown')
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
        summary: 'Everybody who may come with the link to their own ticket, to be printed',
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
            link: linkOf(id),
          })),
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
      const { body } = request
      const event = eventOf(context, request)
      const ledger = house.event(event)!
      if (!ledger.state.settings.selfCheckIn) throw new Refused('self-check-in-off')
      const person = personByCode(ledger.state.people, clean(body.code))
      if (!person) throw new Refused('ticket-unknown')
      const proof = `${event} ${person.id}`
      if (!limits.proofs.has(proof)) throw new Refused('too-many', { seconds: limits.proofs.wait(proof) })
      if (!proves(person, body.proof)) {
        limits.proofs.take(proof)
        throw new Refused('ticket-unknown')
      }
      const key = await tickets.keyOf(ledger, person.id)
      if (person.checkedIn) return reply.send({ version: ledger.version, key })
      const said = await house.submit(
        event,
        { id: body.id, type: 'person.check-in', ask: { person: person.id } },
        { id: `self-${person.id}`, role: 'desk', name: '' },
      )
      return answer(reply, isRefusal(said) ? said : { ...said, key })
    },
  )
}

/** Whether somebody knows this person's name, or the last four digits of their phone. */
function proves(person: Person, said: string): boolean {
  const digits = lastDigits(person.phone)
  const typed = clean(said)
  return typed === person.name || (digits.length === 4 && typed.normalize('NFKC') === digits)
}
