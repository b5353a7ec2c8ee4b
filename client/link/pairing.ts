import { isRefusal, type Refusal, type Role } from '../../shared/show/rule.ts'
import { ask, read } from './http.ts'

/** Asks for a role: the code is what the host is told, the pair what fetches the session. */
export function askToPair(role: Role, name = ''): Promise<{ pair: string; code: string } | Refusal> {
  return ask({ role: 'hall' }, 'POST', '/api/pair', { role, ...(name && { name }) })
}

/** Whether the host has approved: the session's cookie is then set. `not-found`: the code has run out. */
export async function pairApproved(pair: string): Promise<boolean | Refusal> {
  const response = await fetch('/api/pair', { headers: { pair } }).catch(() => null)
  if (!response || response.status === 202) return false
  const said = await read<object>(response)
  return isRefusal(said) ? said : true
}
