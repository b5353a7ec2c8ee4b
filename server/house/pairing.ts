import { randomInt } from 'node:crypto'
import type { KeyRole } from '../../shared/wire.ts'
import type { House } from './house.ts'
import { secret, type Sessions } from './sessions.ts'

type Paired = { token: string; role: KeyRole }

interface Pair {
  role: KeyRole
  name: string
  code: string
  at: number
  /** When its screen last asked for the session, in ms by `now`. */
  seen: number
  /** The session for the screen, handed out once after the host's approval; null before. */
  opens: Promise<Paired> | null
}

/** How long a code is valid, and how long it is kept after its screen stopped asking, in ms. */
const LIFE = 10 * 60 * 1000
export const SILENCE = 2 * 60 * 1000
/** Maximum number of waiting codes. */
const MOST = 2000
/** Characters of a code, without those easily confused. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * Screens and desks that show a code and wait for the host to approve it. Only in memory: after a restart they ask anew.
 * Nobody is refused a code because of others, whatever their address: where too many wait, the one that has been silent
 * longest goes.
 */
export class Pairing {
  /** By secret; the one whose screen has been silent longest is the first. */
  private readonly pairs = new Map<string, Pair>()
  private readonly byCode = new Map<string, Pair>()

  /** `now` counts ms and is never set. */
  constructor(private readonly now: () => number) {}

  /** A new code, and the secret that fetches the session. It replaces the code that the asker had before, by its secret. */
  ask(role: KeyRole, name: string, earlier?: string): { pair: string; code: string } {
    if (earlier !== undefined) this.drop(earlier)
    this.makeRoom()
    let code: string
    do code = Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    while (this.byCode.has(code))
    const key = secret()
    const at = this.now()
    const pair: Pair = { role, name, code, at, seen: at, opens: null }
    this.pairs.set(key, pair)
    this.byCode.set(code, pair)
    return { pair: key, code }
  }

  /** The role of a code that waits; undefined if none does. */
  role(code: string): KeyRole | undefined {
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
    const known = this.pairs.get(pair)
    this.drop(pair)
    if (!known || this.isOver(known)) return null
    if (known.opens) return known.opens
    known.seen = this.now()
    this.pairs.set(pair, known)
    this.byCode.set(known.code, known)
    return 'waiting'
  }

  private waiting(code: string): Pair | undefined {
    const pair = this.byCode.get(code.toUpperCase().replace(/[^\dA-Z]/g, ''))
    return pair && !pair.opens && !this.isOver(pair) ? pair : undefined
  }

  private isOver({ at, seen }: Pair): boolean {
    const now = this.now()
    return at < now - LIFE || seen < now - SILENCE
  }

  private makeRoom(): void {
    for (const [key, pair] of this.pairs) {
      if (this.pairs.size < MOST && !this.isOver(pair)) return
      this.drop(key)
    }
  }

  private drop(key: string): void {
    const pair = this.pairs.get(key)
    if (!pair) return
    this.pairs.delete(key)
    this.byCode.delete(pair.code)
  }
}
