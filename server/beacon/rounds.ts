import { setTimeout as pause } from 'node:timers/promises'
import type { BeaconCheck } from '../../shared/fair/auditState.ts'
import { QUICKNET } from '../../shared/fair/records.ts'
import { readRound, type BeaconRound } from '../../shared/show/beacon.ts'
import { readAtMost } from './readAtMost.ts'

/** Whoever waits for a round of the beacon; null once the signal says that nobody waits any more. */
export type RoundSource = (round: number, signal: AbortSignal) => Promise<BeaconRound | null>

/** How long one server may take to answer, and between two times that all are asked: from the first to the longest, in ms. */
const TIME_OUT = 4_000
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000
/** What an answer may be long, in bytes: a round takes some 200. */
const MAX_ANSWER = 4_096

interface Surroundings {
  /** Origins of servers that answer drand's HTTP interface; one that tells the truth is enough. */
  addresses: readonly string[]
  /** The check of the beacon's signatures. */
  check(): Promise<BeaconCheck>
  timeOut?: number
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>
}

/**
 * Fetches rounds of the beacon: all servers are asked at once, the first true answer is taken, a false one is passed over. While
 * none has it they are asked again, less and less often.
 */
export function roundSource({
  addresses,
  check,
  timeOut = TIME_OUT,
  wait = (ms, signal) => pause(ms, undefined, { signal, ref: false }),
}: Surroundings): RoundSource {
  async function ask(address: string, round: number, signal: AbortSignal): Promise<BeaconRound> {
    const response = await fetch(`${address}/${QUICKNET}/public/${round}`, { signal, redirect: 'error' })
    const answer = response.ok ? readRound(await readAtMost(response, MAX_ANSWER)) : null
    if (answer?.round !== round || !(await check())(round, answer.signature))
      throw new Error(`${address} does not have round ${round}`)
    return answer
  }

  return async function fetchRound(round, signal) {
    for (let next = FIRST_WAIT; !signal.aborted; next = Math.min(LONGEST_WAIT, next * 2)) {
      const asked = new AbortController()
      const until = AbortSignal.any([signal, asked.signal, AbortSignal.timeout(timeOut)])
      try {
        return await Promise.any(addresses.map((address) => ask(address, round, until)))
      } catch {
        await wait(next, signal).catch(() => undefined)
      } finally {
        asked.abort()
      }
    }
    return null
  }
}
