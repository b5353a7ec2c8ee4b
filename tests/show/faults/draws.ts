import { liveAwards } from '../../../shared/show/awardQueries.ts'
import { groupsOf } from '../../../shared/show/pool.ts'
import type { Page } from '../../../shared/show/state.ts'
import { system } from '../../support/showSystem.ts'
import { deciding, first, never, type Fault } from './fault.ts'

export const drawsFaults: Fault[] = [
  {
    name: 'a holder of the prize is not listed as out',
    law: 'the pool that a panel shows is the pool that OPEN records',
    parts: {
      ...system,
      decide: deciding('fd1/open', (body) => ({
        ...body,
        without: { ...(body['without'] as object), won: first((body['without'] as { won: string[] }).won) },
      })),
    },
  },
  {
    name: 'a draw is closed with another round than the one announced',
    law: 'the audit of the proof finds nothing wrong',
    parts: { ...system, refuse: never('round-other') },
  },
  {
    name: 'two draws are open at a time',
    law: 'only one draw is open at a time',
    parts: { ...system, refuse: never('draw-open') },
  },
  {
    name: 'a winner is swapped for another',
    law: 'the audit of the proof finds nothing wrong',
    parts: {
      ...system,
      decide: deciding('fd1/result', (body, state) => {
        const other = state.roll
          .map((row) => row[0])
          .find((entry) => !(body['winners'] as string[]).includes(entry))
        return { ...body, winners: [other ?? 'f'.repeat(64), ...first(body['winners'])] }
      }),
    },
  },
  {
    name: 'the pool that is shown is not the pool that is drawn',
    law: 'the pool is all of the eligible',
    parts: {
      ...system,
      decide: deciding('draw-staged', (body) => ({ ...body, pool: Number(body['pool']) + 1 })),
    },
  },
  {
    name: 'an abandoned draw keeps its seed to itself',
    law: 'the audit of the proof finds nothing wrong',
    parts: { ...system, decide: deciding('fd1/abandon', (body) => ({ ...body, seed: '0'.repeat(64) })) },
  },
  {
    name: 'the panel’s pool counts the awards of people who are out of the roll',
    law: 'the pool that a panel shows is the pool that OPEN records',
    parts: {
      ...system,
      poolOf(state, prize) {
        const pool = system.poolOf(state, prize)
        if (prize.per_group === 0) return pool
        const held = new Set(liveAwards(state, prize.id).map(({ entry }) => entry))
        const holders = state.people.filter(({ entry }) => held.has(entry))
        const full = groupsOf(holders)
          .filter((group) => holders.filter((one) => one.group === group).length >= prize.per_group)
          .filter((group) => prize.groups === null || prize.groups.includes(group))
          .map((group) => system.poolOf(state, { ...prize, per_group: 0, groups: [group] }).size)
          .reduce((sum, size) => sum + size, 0)
        return { ...pool, full }
      },
    },
  },
  {
    name: 'the panel’s pool leaves out those whose group is full',
    law: 'the pool that a panel shows is the pool that OPEN records',
    parts: {
      ...system,
      poolOf(state, prize) {
        const pool = system.poolOf(state, prize)
        return { ...pool, size: pool.size - pool.full }
      },
    },
  },
  {
    name: 'the panel’s pool takes in who is left out by the rule',
    law: 'the pool that a panel shows is the pool that OPEN records',
    parts: {
      ...system,
      poolOf(state, prize) {
        const { size, without, full } = system.poolOf(state, prize)
        return { size: size + without.rule, without: { ...without, rule: 0 }, full }
      },
    },
  },
  {
    name: 'the names of a page have no time to be read',
    law: 'a page stands long enough to read each of its names',
    parts: {
      ...system,
      decide: deciding('draw-timed', (body) => ({
        ...body,
        pages: (body['pages'] as Page[]).map((page) => ({ ...page, at: page.at - 120 * page.from })),
      })),
    },
  },
]
