import { hostname, networkInterfaces } from 'node:os'

/** This machine's addresses are read anew at most this often. */
const REFRESH_INTERVAL_MS = 2000

/** Which names this server answers to, and which pages may use it. */
export class Origins {
  private own = new Set<string>()
  private readAt = -Infinity
  private readonly publicHost: string | null
  private readonly publicUrl: string | null

  constructor(publicUrl: string | null) {
    this.publicUrl = publicUrl
    this.publicHost = publicUrl && new URL(publicUrl).host
  }

  /**
   * The host of a `Host` header if it is one of ours, else null: localhost, an own address, this machine's name, or
   * PUBLIC_URL's. So a foreign name that is made to resolve to this machine reads nothing.
   */
  checked(header: string | undefined): string | null {
    const host = header?.toLowerCase() ?? ''
    if (host === '') return null
    if (host === this.publicHost) return host
    const match = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/.exec(host)
    if (!match) return null
    return this.isOwn(match[1]!.replace(/\.$/, '')) ? host : null
  }

  /** What an `Origin` header says beside a checked host. */
  judge(origin: string | undefined, host: string): 'own' | 'absent' | 'foreign' {
    if (origin === undefined) return 'absent'
    const said = origin.toLowerCase()
    return said === `http://${host}` || said === `https://${host}` || said === this.publicUrl
      ? 'own'
      : 'foreign'
  }

  private isOwn(name: string): boolean {
    if (name === 'localhost' || name.endsWith('.localhost')) return true
    if (this.own.has(name)) return true
    // A laptop gets its address when it joins the venue's network, long after the start.
    const now = performance.now()
    if (now - this.readAt < REFRESH_INTERVAL_MS) return false
    this.readAt = now
    this.own = ownNames()
    return this.own.has(name)
  }
}

/** Addresses of this machine that others on its networks can use. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
}

function ownNames(): Set<string> {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  const names = addresses.map(({ address, family }) =>
    family === 'IPv6' ? `[${address.toLowerCase()}]` : address,
  )
  const name = hostname().toLowerCase()
  return new Set(['127.0.0.1', '[::1]', name, `${name.split('.')[0]}.local`, ...names])
}
