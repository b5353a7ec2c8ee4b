import { isRefusal, refusal, type Refusal, type Role } from '../../shared/show/rule.ts'
import type { PairAnswer, PairWaiting, SessionAnswer } from '../../shared/wire.ts'
import { read } from './http.ts'

/** Milliseconds between two requests whether the host has approved a code. */
const POLL_EVERY_MS = 1500

/** Where a tab keeps the secret of its last code, so that the code of a page that was loaded again is replaced. */
const PAIR_STORAGE_KEY = 'drumroll-pair'

/**
 * Asks for a role. Of the answer, `code` is for the host to approve, `pair` the secret by which the session is fetched. The code
 * replaces the one that this tab had before.
 */
export async function askToPair(role: Role, name = ''): Promise<PairAnswer | Refusal> {
  const earlier = stored()
  const response = await fetch('/api/pair', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(earlier && { pair: earlier }) },
    body: JSON.stringify({ role, ...(name && { name }) }),
  }).catch(() => null)
  if (!response) return refusal('offline')
  const said = await read<PairAnswer>(response)
  if (!isRefusal(said)) store(said.pair)
  return said
}

/**
 * The session of a pairing once the host has approved it; its cookie is then set too. null once the code has expired or the
 * signal is aborted. `reachable` is told after every request whether the server answered.
 */
export async function waitForApproval(
  pair: string,
  signal: AbortSignal,
  reachable: (is: boolean) => void = () => undefined,
): Promise<SessionAnswer | null> {
  while (!signal.aborted) {
    await pause(POLL_EVERY_MS, signal)
    if (signal.aborted) break
    const said = await look(pair)
    const away = isRefusal(said) && said.refused === 'offline'
    reachable(!away)
    if (away || 'waiting' in said) continue
    return isRefusal(said) ? null : said
  }
  return null
}

/** Asks the server about a pairing. The pair is a secret, so it is sent in a header and not in the address. */
async function look(pair: string) {
  const response = await fetch('/api/pair', { headers: { pair } }).catch(() => null)
  if (!response) return refusal('offline')
  return read<PairWaiting | SessionAnswer>(response)
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(PAIR_STORAGE_KEY)
  } catch {
    return null
  }
}

function store(pair: string): void {
  try {
    sessionStorage.setItem(PAIR_STORAGE_KEY, pair)
  } catch {
    // A private window may refuse storage: then the earlier code stays until it has been silent for too long.
  }
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
