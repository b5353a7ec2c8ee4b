import { StoreError } from './error.ts'

/** SQLSTATE of a row that is there already (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const UNIQUE = '23505'
const FULL = new Set(['53100', '53200'])
/** Starting, stopping, too many connections: it may be different in a moment. */
const PASSING = new Set(['57P01', '57P02', '57P03', '53300', '40001', '40P01'])
/** Of the connection itself, as the driver and the system name them. */
const CONNECTION = /^(CONNECT|E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN)|08)/u

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

/** Whether a row stands in the way that another server wrote first. */
export const isTaken = (error: unknown): boolean => codeOf(error) === UNIQUE

/** Whether trying again may help. What was asked may have been done all the same: its answer is lost, not its effect. */
export const isPassing = (error: unknown): boolean =>
  CONNECTION.test(codeOf(error)) || PASSING.has(codeOf(error))

/** What PostgreSQL or the network threw, as a fault of the store. */
export function faultOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  if (FULL.has(code)) return new StoreError('store-full', {}, error)
  const detail = error instanceof Error ? error.message : ''
  return new StoreError('store-broken', { why: code || 'unknown', detail }, error)
}
