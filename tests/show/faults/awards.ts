import { system } from '../../support/showSystem.ts'
import { deciding, evolving, never, type Fault } from './fault.ts'

export const awardsFaults: Fault[] = [
  {
    name: 'one more winner than there is stock',
    law: 'a draw opens for no more than is left',
    parts: {
      ...system,
      decide: deciding('fd1/open', (body) => ({ ...body, count: Number(body['count']) + 1 })),
    },
  },
  {
    name: 'a draw opens without stock',
    law: 'a draw opens for no more than is left',
    parts: {
      ...system,
      refuse: never('stock-empty'),
      decide: deciding('fd1/open', (body) => ({ ...body, count: Math.max(1, Number(body['count'])) })),
    },
  },
  {
    name: 'the same winner twice in one draw',
    law: 'nobody wins twice in one draw',
    parts: {
      ...system,
      decide: deciding('fd1/result', (body) => {
        const list = body['winners'] as string[]
        return { ...body, winners: list.length > 1 ? [list[0], ...list.slice(0, -1)] : list }
      }),
    },
  },
  {
    name: 'a void does not give the unit back',
    law: 'what is left is the quantity less the live awards',
    parts: { ...system, evolve: evolving('fd1/void', (_after, before) => ({ prizes: before.prizes })) },
  },
  {
    name: 'a void leaves the winner in the next draws',
    law: 'the audit of the proof finds nothing wrong',
    parts: { ...system, evolve: evolving('fd1/void', (_after, before) => ({ out: before.out })) },
  },
  {
    name: 'an award is spoken of before its reveal',
    law: 'an award is not spoken of before its reveal',
    parts: { ...system, refuse: never('award-unknown') },
  },
  {
    name: 'what nobody came for is counted as awaiting',
    law: 'every unit is counted where its claim says',
    parts: {
      ...system,
      sums(state) {
        const told = system.sums(state)
        const prizes = told.prizes.map((sum) => ({
          ...sum,
          awaiting: sum.awaiting + sum.unclaimed,
          unclaimed: 0,
        }))
        return { ...told, prizes }
      },
    },
  },
]
