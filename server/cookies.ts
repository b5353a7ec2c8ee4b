import cookie from '@fastify/cookie'

/** Looks a cookie up by name; the header is parsed when the first one is asked for. */
export function cookieReader(header: string | undefined): (name: string) => string | undefined {
  let all: Record<string, string> | null = null
  return (name) => {
    const known = (all ??= header ? cookie.parse(header) : {})
    return Object.hasOwn(known, name) ? known[name] : undefined
  }
}

/** A `Set-Cookie` header that only this server reads; an empty value takes the cookie away. */
export function cookieHeader(name: string, value: string, secure: boolean): string {
  return cookie.serialize(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: value === '' ? 0 : 30 * 24 * 3600,
  })
}
