/**
 * The content security policy. Sockets are named with the request's host, because older WebKit does not count them as
 * 'self'; a host that has not been checked is null.
 */
function policy(host: string | null): string {
  const sockets = host === null ? [] : [`ws://${host}`, `wss://${host}`]
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...sockets].join(' '),
    "frame-ancestors 'self'",
  ].join('; ')
}

/**
 * What every answer carries, by the request's host. Almost all requests name the same one: the last is remembered.
 */
export function answerHeaders(): (host: string | null) => Readonly<Record<string, string>> {
  let last: { host: string | null; headers: Record<string, string> } | undefined
  return (host) => {
    if (last?.host !== host) last = { host, headers: { ...HEADERS, 'content-security-policy': policy(host) } }
    return last.headers
  }
}

/** What every answer carries whoever asks; a camera is for the desk's scanner. No HSTS: a laptop in a hall serves plain http. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
}
