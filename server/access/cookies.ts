/** Looks a cookie up by name (RFC 6265, section 5.4); of two with one name the first counts. */
export function cookieReader(header: string | undefined): (name: string) => string | undefined {
  return (name) => {
    for (const pair of (header ?? '').split(';')) {
      const [known, value] = pair.trim().split('=', 2)
      if (known === name) return value
    }
    return undefined
  }
}

/**
 * As long as browsers keep a cookie at most: when a session ends is said by the server, and a browser's clock may be set by a
 * month too.
 */
const MAX_AGE_SECONDS = 400 * 24 * 3600

/**
 * A `Set-Cookie` header for a token, which needs no quoting. No script reads it and no other site's page sends it; an empty
 * value takes the cookie away.
 */
export function cookieHeader(name: string, token: string, secure: boolean): string {
  const maxAge = token === '' ? 0 : MAX_AGE_SECONDS
  return `${name}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
