import { Type } from 'typebox'
import { fact } from './rule.ts'

export const orderFacts = {
  /** A new prize is that of an order draw, for good. */
  'prize-order-set': fact({
    schema: Type.Object({ prize: Type.String() }),
    evolve: (draft, { prize }) => draft.patch('prizes', prize, { order: true }),
    touches: ({ prize }) => [`prize:${prize}`],
  }),
}
