import { isOrderDraw } from '../../../shared/show/orders.ts'
import type { Award } from '../../../shared/show/state.ts'
import { system } from '../../support/showSystem.ts'
import { deciding, evolving, first, type Fault } from './fault.ts'

export const ordersFaults: Fault[] = [
  {
    name: 'an order leaves somebody of its pool out',
    law: 'an order draw ranks its whole pool, everybody once',
    parts: {
      ...system,
      decide: deciding('fd1/result', (body) => ({ ...body, winners: first(body['winners']) })),
    },
  },
  {
    name: 'an order gives its first an award',
    law: 'an order draw makes no awards',
    parts: {
      ...system,
      evolve: evolving('fd1/result', (after) => {
        const draw = after.draws.at(-1)!
        const award = { id: `${draw.id}.1`, draw: draw.id, prize: draw.prize, status: 'voided' } as Award
        return isOrderDraw(after, draw) ? { awards: [...after.awards, award] } : {}
      }),
    },
  },
  {
    name: 'an order beside the stage waits for a reveal that nobody sees',
    law: 'an order beside the stage is revealed at once',
    parts: {
      ...system,
      decide: deciding('draw-revealed', (body, { draws }) => (draws.at(-1)?.phase === 'open' ? null : body)),
    },
  },
]
