import { isRefusal, refusal, type Refusal, type Role } from '../../shared/show/rule.ts'
import type { PairAnswer, PairWaiting, SessionAnswer } from '../../shared/wire.ts'
import { ask, read } from './http.ts'

/** Milliseconds between two looks whether the host has approved a code. */
const EVERY = 1500

/** Asks for a role: the code is what the host is told, the pair what fetches the session. */
export function askToPair(role: Role, name = ''): Promise<PairAnswer | Refusal> {
  return ask({ role: 'hall' }, 'POST', '/api/pair', { role, ...(name && { name }) })
}

/**
 * The session of a pairing once the host has approved it; its cookie is then set too. null once the code has run out or the
 * signal has ended the wait. `reachable` hears after every look whether the server answered.
 */
export async function waitForApproval(
  pair: string,
  signal: AbortSignal,
  reachable: (is: boolean) => void = () => undefined,
): Promise<SessionAnswer | null> {
  while (!signal.aborted) {
    await pause(EVERY, signal)
    if (signal.aborted) break
    const said = await look(pair)
    const away = isRefusal(said) && said.refused === 'offline'
    reachable(!away)
    if (away || 'waiting' in said) continue
    return isRefusal(said) ? null : said
  }
  return null
}

/** What the server says of a pairing. The pair travels in a header: it is a secret. */
async function look(pair: string) {
  const response = await fetch('/api/pair', { headers: { pair } }).catch(() => null)
  if (!response) return refusal('offline')
  return read<PairWaiting | SessionAnswer>(response)
}

/** Resolves after so many milliseconds, or as soon as the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
