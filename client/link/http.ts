import { refusal, type Refusal, type Role } from '../../shared/show/rule.ts'

/** Who asks: the role whose cookie serves, and a token where the page has one. */
export interface Caller {
  role: Role
  token?: string | undefined
  /** Origin of the server; without it the page's own. */
  address?: string | undefined
}

/**
 * Asks the server in JSON (or sends a form). Answers what it says; a refusal comes back as data; where nothing came back
 * at all the refusal is `offline`.
 */
export async function ask<T = Record<string, unknown>>(
  caller: Caller,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object | FormData,
): Promise<T | Refusal> {
  const form = body instanceof FormData
  const headers: Record<string, string> = {}
  if (caller.token) headers['authorization'] = `Bearer ${caller.token}`
  if (body && !form) headers['content-type'] = 'application/json'
  const url = `${caller.address ?? ''}${path}${path.includes('?') ? '&' : '?'}role=${caller.role}`
  let response: Response
  try {
    response = await fetch(url, {
      method,
      headers,
      ...(body && { body: form ? body : JSON.stringify(body) }),
    })
  } catch {
    return refusal('offline')
  }
  return read<T>(response)
}

/** The JSON of an answer; whatever is not one becomes the refusal `failed` with its HTTP status. */
export async function read<T>(response: Response): Promise<T | Refusal> {
  const said: unknown = response.status === 204 ? {} : await response.json().catch(() => null)
  if (said && typeof said === 'object' && (response.ok || 'refused' in said)) return said as T | Refusal
  return refusal(response.status === 404 ? 'not-found' : 'failed', { status: response.status })
}
