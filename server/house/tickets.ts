import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isLive } from '../../shared/show/awardQueries.ts'
import { entriesOf } from '../../shared/show/holders.ts'
import { see } from '../../shared/show/see.ts'
import type { Award, Person, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import type { Ledger } from '../ledger/ledger.ts'

const SECRET = 'ticket-key'

/**
 * The keys by which people read their own tickets: `<person>.<mac>`, 144 bits of a MAC under a secret of the event, so that
 * none is stored and none can be guessed.
 */
export class Tickets {
  private readonly secrets = new WeakMap<Ledger<State>, Promise<string>>()

  async keyOf(ledger: Ledger<State>, person: string): Promise<string> {
    return keyUnder(await this.secret(ledger), person)
  }

  /** Gives the link to anybody's own page by their id, from the address on: for whole lists. */
  async linksOf(ledger: Ledger<State>): Promise<(person: string) => string> {
    const secret = await this.secret(ledger)
    return (person) => `/t/#${keyUnder(secret, person)}`
  }

  /** The person of a key; undefined if the key opens nothing. */
  async personOf(ledger: Ledger<State>, key: string): Promise<Person | undefined> {
    const person = find(ledger.state.people, key.split('.')[0] ?? '')
    if (!person) return undefined
    const [said, known] = [Buffer.from(key), Buffer.from(await this.keyOf(ledger, person.id))]
    return said.length === known.length && timingSafeEqual(said, known) ? person : undefined
  }

  private secret(ledger: Ledger<State>): Promise<string> {
    let secret = this.secrets.get(ledger)
    if (!secret) {
      secret = make(ledger)
      this.secrets.set(ledger, secret)
      secret.catch(() => this.secrets.delete(ledger))
    }
    return secret
  }
}

function keyUnder(secret: string, person: string): string {
  const mac = createHmac('sha256', secret).update(person).digest('base64url')
  return `${person}.${mac.slice(0, 24)}`
}

async function make({ journal }: Ledger<State>): Promise<string> {
  const known = await journal.secrets.get(SECRET)
  if (known) return known
  const fresh = randomBytes(32).toString('base64url')
  await journal.secrets.set({ [SECRET]: fresh })
  return fresh
}

/** What a person's own ticket says of their awards: only those that have been revealed. */
export function awardsOf(state: State, person: Person): Award[] {
  const own = entriesOf(state, person)
  return see('desk', state).awards.filter((award) => own.has(award.entry) && isLive(award))
}
