import { createHash, randomBytes } from 'node:crypto'
import { CHAIN_LENGTH } from '../../shared/fair/seeds.ts'

/** The secret beginning of an event's seed chain: 32 random bytes, hex. */
export const newTip = (): string => randomBytes(32).toString('hex')

/** An event's seeds, worked out once: the anchor is hex of s_0, `seed(no)` is s_no (fd1 §2). */
export interface Seeds {
  anchor: string
  /** Throws a RangeError when the chain has no such seed. */
  seed(no: number): Uint8Array
}

/** The seeds that follow from a tip (hex). */
export function seedsOf(tip: string): Seeds {
  const chain: Uint8Array[] = []
  chain[CHAIN_LENGTH] = Buffer.from(tip, 'hex')
  for (let i = CHAIN_LENGTH; i > 0; i--) chain[i - 1] = createHash('sha256').update(chain[i]!).digest()
  return {
    anchor: Buffer.from(chain[0]!).toString('hex'),
    seed(no) {
      const seed = chain[no]
      if (!seed) throw new RangeError('seed: the chain is used up')
      return Uint8Array.from(seed)
    },
  }
}
