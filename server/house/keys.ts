import { randomBytes } from 'node:crypto'
import type { Body } from '../../shared/show/rule.ts'
import type { Journal, Values } from '../journals/journal.ts'

/** Prefix of the names under which the house stores the secrets of its keys. */
const PREFIX = 'key:'

/** The secrets that go with facts about keys: a new one for a key that is made, none any more for one that is revoked. */
export function keySecrets(facts: readonly Body[]): Values {
  const secrets: Values = {}
  for (const body of facts) {
    if (body.type === 'house-key-made') secrets[PREFIX + body.key] = randomBytes(24).toString('base64url')
    if (body.type === 'house-key-revoked') secrets[PREFIX + body.key] = null
  }
  return secrets
}

/** The secret of a key; null if there is none, or it was revoked. */
export const secretOfKey = ({ secrets }: Journal, key: string): Promise<string | null> =>
  secrets.get(PREFIX + key)
