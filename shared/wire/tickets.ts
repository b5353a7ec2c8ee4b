import { Type, type Static } from 'typebox'
import { Ticket } from '../fair/ticket.ts'
import { Award, Person } from '../show/stateSchema.ts'
import { CommandId, EXACT, Secret, Version } from './basics.ts'

/** A ticket by its key, or by its code, which tells only in, not in, or has an award. */
export const TicketAsk = Type.Union([
  Type.Object({ key: Secret }, EXACT),
  Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) }, EXACT),
])

/** What a typed ticket code tells: no more than whether it is in and has an award. */
export const TicketStanding = Type.Object({ in: Type.Boolean(), award: Type.Boolean() }, EXACT)
export type TicketStanding = Static<typeof TicketStanding>

/** What the server says of a person to whoever holds their key. `ticket` is null until a sealed roll holds them. */
export const OwnTicket = Type.Object(
  {
    person: Type.Object(
      {
        code: Person.properties.code,
        name: Person.properties.name,
        group: Person.properties.group,
        checkedIn: Person.properties.checkedIn,
      },
      EXACT,
    ),
    awards: Type.Array(
      Type.Object(
        {
          id: Award.properties.id,
          draw: Award.properties.draw,
          rank: Award.properties.rank,
          /** The prize's name. */
          prize: Type.String(),
          status: Award.properties.status,
          claim: Award.properties.claim,
        },
        EXACT,
      ),
    ),
    ticket: Type.Union([Ticket, Type.Null()]),
  },
  EXACT,
)
export type OwnTicket = Static<typeof OwnTicket>

/** The link to a person's own ticket, from the address on; the key stands after #. */
export const TicketLink = Type.Object({ link: Type.String() }, EXACT)
export type TicketLink = Static<typeof TicketLink>

/** What badges, table cards and posters are printed from; links from the address on. */
export const TicketList = Type.Object(
  {
    title: Type.String(),
    date: Type.String(),
    rehearsal: Type.Boolean(),
    selfCheckIn: Type.Boolean(),
    /** By which phones reach the server. */
    origin: Type.String(),
    tickets: Type.Array(
      Type.Object(
        {
          code: Person.properties.code,
          name: Person.properties.name,
          group: Person.properties.group,
          checkedIn: Person.properties.checkedIn,
          link: Type.String(),
        },
        EXACT,
      ),
    ),
    /** The tables, each with the link of its card. */
    tables: Type.Array(Type.Object({ group: Person.properties.group, link: Type.String() }, EXACT)),
  },
  EXACT,
)
export type TicketList = Static<typeof TicketList>

/** Somebody who looks for their own ticket. */
export const TicketSearch = Type.Object(
  {
    /** Their ticket code, or their name where there are no codes. */
    code: Type.String({ minLength: 1, maxLength: 200 }),
    /** The last four digits of their phone. */
    proof: Type.String({ minLength: 1, maxLength: 40 }),
  },
  EXACT,
)
/** The key of a person's own ticket. */
export const TicketKey = Type.Object({ key: Type.String() }, EXACT)
export type TicketKey = Static<typeof TicketKey>

export const SelfCheckIn = Type.Object(
  {
    id: CommandId,
    code: Type.String({ minLength: 1, maxLength: 64 }),
    /** Their name, or the last four digits of their phone. */
    proof: Type.String({ minLength: 1, maxLength: 200 }),
  },
  EXACT,
)
/** `key` opens the person's own ticket. */
export const SelfCheckInAnswer = Type.Object({ version: Version, key: Type.String() }, EXACT)
export type SelfCheckInAnswer = Static<typeof SelfCheckInAnswer>
