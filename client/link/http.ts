import { refusal, type Refusal, type Role } from '../../shared/show/rule.ts'

/** Who a request is from: the role whose cookie the browser sends, and a token where the page has one. */
export interface Caller {
  role: Role
  token?: string | undefined
  /** Origin of the server; undefined is the page's own. */
  address?: string | undefined
}

/**
 * Sends the server a request with a JSON body or a form, and answers its JSON. A refusal is answered as data; it is `offline`
 * where the server could not be reached.
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

/** The JSON of a response. One without JSON becomes the refusal `not-found` (status 404) or `failed {status}`. */
export async function read<T>(response: Response): Promise<T | Refusal> {
  const said: unknown = response.status === 204 ? {} : await response.json().catch(() => null)
  if (said && typeof said === 'object' && (response.ok || 'refused' in said)) return said as T | Refusal
  return refusal(response.status === 404 ? 'not-found' : 'failed', { status: response.status })
}
