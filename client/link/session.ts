import { ask } from './http.ts'
import type { SessionAnswer } from '../../shared/wire.ts'
import { isRefusal, type Refusal, type Role } from '../../shared/show/rule.ts'

/** The key that the page was opened with (`#key=…`), null if none; it is removed from the address bar and the history at once. */
export function takeKey(): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (key) history.replaceState(history.state, '', location.pathname + location.search)
  return key
}

/** Signs in with a key. The browser keeps the session in the cookie of its role; the answer says which role that is. */
export function signIn(key: string, name = ''): Promise<SessionAnswer | Refusal> {
  return ask({ role: 'hall' }, 'POST', '/api/session', { key, ...(name && { name }) })
}

/** Ends the session of a role; null once it has ended, else why not. */
export async function signOut(role: Role): Promise<Refusal | null> {
  const said = await ask({ role }, 'DELETE', '/api/session')
  return isRefusal(said) ? said : null
}
