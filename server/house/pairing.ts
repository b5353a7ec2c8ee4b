import { randomInt } from 'node:crypto'
import type { KeyRole } from '../../shared/wire.ts'
import type { House } from './house.ts'
import { secret, type Sessions } from './sessions.ts'

type Paired = { token: string; role: KeyRole }

interface Pair {
  role: KeyRole
  name: string
  code: string
  address: string
  at: number
  /** When its screen last asked for its session. */
  seen: number
  /** What the screen is given, once, after the host approved it. */
  opens: Promise<Paired> | null
}

/** A code waits so long for the host, and so long for a screen that no longer asks, in ms. */
const LIFE = 10 * 60 * 1000
export const SILENCE = 2 * 60 * 1000
/** As many screens may wait, from one address and together. */
const MOST_OF_ADDRESS = 20
const MOST = 500
/** Without letters and digits that are read for one another. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Screens and desks that show a code and wait for the host to approve it. Only in memory: after a restart they ask anew. */
export class Pairing {
  private readonly pairs = new Map<string, Pair>()

  constructor(private readonly now: () => number) {}

  /** A new code, and the secret that fetches the session; null if too many wait. */
  ask(role: KeyRole, name: string, address: string): { pair: string; code: string } | null {
    this.sweep()
    const waiting = [...this.pairs.values()]
    if (waiting.length >= MOST) return null
    if (waiting.filter((pair) => pair.address === address).length >= MOST_OF_ADDRESS) return null
    const taken = new Set(waiting.map(({ code }) => code))
    let code: string
    do code = Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    while (taken.has(code))
    const pair = secret()
    const at = this.now()
    this.pairs.set(pair, { role, name, code, address, at, seen: at, opens: null })
    return { pair, code }
  }

  /** The role of a code that waits; undefined if none does. */
  role(code: string): KeyRole | undefined {
    this.sweep()
    return this.waiting(code)?.role
  }

  /** From now on a code that the host approves opens a session for its screen. */
  follow(house: House, sessions: Sessions): void {
    house.ledger.on(({ facts }) => {
      for (const { body } of facts) {
        if (body?.type === 'house-key-made' && body.code !== undefined)
          this.approve(body.code, body.key, sessions)
      }
    })
  }

  private approve(code: string, key: string, sessions: Sessions): void {
    const pair = this.waiting(code)
    if (!pair) return
    const { role, name } = pair
    pair.opens = sessions.begin(key, role, name).then(({ token }) => ({ token, role }))
    // Whoever fetches it is told.
    pair.opens.catch(() => undefined)
  }

  /** What a screen is told: to wait, or once its session; null if its pair is unknown or used up. */
  async fetch(pair: string): Promise<'waiting' | Paired | null> {
    this.sweep()
    const known = this.pairs.get(pair)
    if (!known) return null
    known.seen = this.now()
    if (!known.opens) return 'waiting'
    this.pairs.delete(pair)
    return known.opens
  }

  private waiting(code: string): Pair | undefined {
    const written = code.toUpperCase().replace(/[^\dA-Z]/g, '')
    return [...this.pairs.values()].find((pair) => pair.code === written && !pair.opens)
  }

  private sweep(): void {
    const now = this.now()
    for (const [id, { at, seen }] of this.pairs)
      if (at < now - LIFE || seen < now - SILENCE) this.pairs.delete(id)
  }
}
