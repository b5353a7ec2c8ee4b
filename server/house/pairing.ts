import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { PairingCode } from '../../shared/show/house.ts'
import type { KeyRole } from '../../shared/wire.ts'
import type { Shelf } from '../journals/shelf.ts'
import type { House } from './house.ts'
import { secret, type Sessions } from './sessions.ts'

type Paired = { token: string; role: KeyRole }

/** A screen or desk that waits. */
interface Pair {
  role: KeyRole
  name: string
  code: string
}

/** What of a house says which codes are approved. */
interface PairingHouse extends Pick<House, 'cluster' | 'refresh'> {
  readonly ledger: Pick<House['ledger'], 'state'>
}

/** How long a code is valid, and how long it is kept after its screen stopped asking, in ms. */
const LIFE = 10 * 60 * 1000
export const SILENCE = 2 * 60 * 1000
/** Maximum number of waiting codes. */
const MOST = 2000
/** Characters of a code, without those easily confused. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * Screens and desks that show a code and wait for the host to approve it, on whichever server. Nobody is refused a code because
 * of others, whatever their address: where too many wait, the one that has been silent longest goes.
 */
export class Pairing {
  /** By the hash of the secret that fetches the session. */
  private readonly pairs: Shelf<Pair>
  private readonly codes: Shelf<PairingCode>
  private sessions: Sessions | null = null

  constructor(private readonly house: PairingHouse) {
    const limits = { life: LIFE, idle: SILENCE, most: MOST }
    this.pairs = house.cluster.shelf('pairs', limits)
    this.codes = house.cluster.shelf('pairing-codes', limits)
  }

  /** A new code, and the secret that fetches the session. It replaces the code that the asker had before, by its secret. */
  async ask(role: KeyRole, name: string, earlier?: string): Promise<{ pair: string; code: string }> {
    const before = earlier === undefined ? null : await this.pairs.take(hashOf(earlier))
    if (before) await this.codes.take(before.code)
    let code: string
    do code = Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    while (!(await this.codes.add(code, { id: randomBytes(8).toString('hex'), role, name })))
    const pair = secret()
    await this.pairs.put(hashOf(pair), { role, name, code })
    return { pair, code }
  }

  /** What a code stands for; undefined if no screen shows it (any more). */
  async code(typed: string): Promise<PairingCode | undefined> {
    return (await this.codes.get(plain(typed))) ?? undefined
  }

  /** From now on a code that the host approves opens a session for its screen. */
  follow(sessions: Sessions): void {
    this.sessions = sessions
  }

  /** What a screen is told: to wait, or once its session; null if its pair is unknown or used up. */
  async fetch(secretOfPair: string): Promise<'waiting' | Paired | null> {
    const hash = hashOf(secretOfPair)
    const pair = await this.pairs.touch(hash)
    const code = pair && (await this.codes.touch(pair.code))
    if (!pair || !code) return null
    if (!(await this.isApproved(code))) return 'waiting'
    if (!(await this.pairs.take(hash))) return null
    await this.codes.take(pair.code)
    const { role, name } = pair
    const { token } = await this.sessions!.begin(code.id, role, name)
    return { token, role }
  }

  /** A code is approved once the house has its key, so that its journal decides; another server may have made it just now. */
  private async isApproved(code: PairingCode): Promise<boolean> {
    const isMade = () => this.house.ledger.state.keys.some(({ id }) => id === code.id)
    if (!isMade() && this.house.cluster.isShared) await this.house.refresh()
    return isMade()
  }
}

/** The store keeps no secret that opens anything. */
const hashOf = (secretOfPair: string): string => createHash('sha256').update(secretOfPair).digest('hex')

/** A code as it is shown, however it was typed. */
const plain = (typed: string): string => typed.toUpperCase().replace(/[^\dA-Z]/g, '')
