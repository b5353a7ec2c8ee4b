import type { IncomingHttpHeaders } from 'node:http'
import { cookieReader } from './cookies.ts'
import { isAudience, refusal, ROLES, type Refusal, type Role } from '../../shared/show/rule.ts'
import { rehearsalFor, type HouseState } from '../../shared/show/house.ts'
import type { Submitter } from '../ledger/rules.ts'
import type { Session, Sessions } from '../house/sessions.ts'

/** Who asks, in which role; without a session only the hall. */
export interface Caller {
  role: Role
  session: Session | null
  /** The only event that the key of the session opens; null opens every event. */
  only: string | null
  /** Of a guest: the person whose ticket's key opened the session, or the group whose table's card did. */
  person?: string
  group?: string
}

/** What a request or a handshake says of its caller. */
export interface Claim {
  token: string | undefined
  role: Role | undefined
  /** The value of the cookie of that name. */
  cookie(name: string): string | undefined
  /** Whether cookies count: the request comes from a page of ours, or it only reads and no page can read its answer. */
  cookies: boolean
}

export const HALL: Caller = { role: 'hall', session: null, only: null }
export const cookieName = (role: Role): string => `drumroll-${role}`

/**
 * Who a claim makes the caller: by token, else by the cookie of the asked role or the host's, whichever opens the event that is
 * asked for; a host's session may take any role but that of a guest, who is one person or table.
 */
export function callerOf(claim: Claim, sessions: Sessions, event: string | null): Caller | Refusal {
  const { token, cookie, cookies } = claim
  if (token !== undefined) {
    const session = sessions.find(token)
    if (!session) return refusal('session-unknown')
    const role = claim.role ?? session.role
    return mayTake(session, role) ? callerIn(role, session, sessions) : refusal('role-forbidden', { role })
  }
  const role = claim.role ?? 'hall'
  if (role === 'hall') return HALL
  const callers = [cookieName(role), cookieName('host')].flatMap((name) => {
    const session = cookies ? sessions.find(cookie(name) ?? '') : null
    return session && mayTake(session, role) ? [callerIn(role, session, sessions)] : []
  })
  return callers.find((caller) => opens(caller, event)) ?? callers[0] ?? refusal('session-missing', { role })
}

/** The token of an Authorization header; undefined where there is none of that form. */
export const bearerOf = (authorization: string | undefined): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization ?? '')?.[1]

/** The token and the cookies of a request, by which it may be somebody's. */
export function tokensOf({ authorization, cookie }: IncomingHttpHeaders): string[] {
  const read = cookieReader(cookie)
  return [bearerOf(authorization), ...ROLES.map((role) => read(cookieName(role)))].filter(
    (token) => token !== undefined && token !== '',
  ) as string[]
}

/** Whether the token or one of the cookies is of a session, which only those have who run the show. */
export function isStaff(headers: IncomingHttpHeaders, sessions: Sessions): boolean {
  return tokensOf(headers).some((token) => {
    const session = sessions.find(token)
    return session !== null && !isAudience(session.role)
  })
}

/** What the hall may know is open to everybody, whatever event their key is for. */
const callerIn = (role: Role, session: Session, sessions: Sessions): Caller => ({
  role,
  session,
  only: role === 'hall' ? null : sessions.eventOf(session),
  ...(role === 'guest' && session.ticket?.person !== undefined && { person: session.ticket.person }),
  ...(role === 'guest' && session.ticket?.group !== undefined && { group: session.ticket.group }),
})

/** Whether a caller's key opens an event; null, where nothing is on, is open to all. */
export const opens = ({ only }: Caller, event: string | null): boolean =>
  only === null || event === null || event === only

/** As `opens`; whoever follows a rehearsal on the screens, and opens the current event, opens that rehearsal too. */
export const opensIn = (house: HouseState, caller: Caller, event: string | null): boolean =>
  opens(caller, event) || (event === rehearsalFor(house, caller.role) && opens(caller, house.current))

const mayTake = (session: Session, role: Role) =>
  role === session.role || role === 'hall' || (session.role === 'host' && role !== 'guest')

/** The caller as a ledger knows one. */
export function submitter({ role, session, person, group }: Caller): Submitter {
  return { id: session?.id ?? 'hall', role, name: session?.name ?? '', person, group }
}
