import { Board } from '../client/desk/board.ts'
import { filtered, items, listed, ListOrder, type ListChoice } from '../client/desk/claims/list.ts'
import { emptyState, type Award, type Person, type State } from '../shared/show/state.ts'
import { NEW_PRIZE } from '../shared/show/prizes.ts'
import { claimCommands } from '../shared/show/claims.ts'
import type { Measurement } from './table.ts'

const AWARDS = 10_000
const CHANGES = 20

/** The dearest order of the list. */
const ALL: ListChoice = { status: 'all', prize: '', sponsor: '', table: '', sort: 'table' }

/** One award of 10,000 is handed over: the desk's list by table, and why its bulk press may be pressed. */
export default async function desk(): Promise<Measurement[]> {
  const [board, order] = [new Board(), new ListOrder()]
  let state = evening()
  const show = (): void => {
    const rows = filtered(listed(board.of(state)), ALL)
    items(order.of(rows, ALL.sort), ALL.sort, '–')
  }
  const first = timed(show)
  const changes: number[] = []
  for (let i = 0; i < CHANGES; i++) {
    const awards = [...state.awards]
    const at = (i * 4_337) % AWARDS
    awards[at] = { ...awards[at]!, claim: 'handed-over', claimedAt: 1_000 + i }
    state = Object.assign({}, state, { awards })
    changes.push(timed(show))
  }
  const ask = {
    awards: state.awards
      .filter(({ claim }) => claim === 'awaiting')
      .slice(0, 5_000)
      .map(({ id }) => id),
  }
  const why = timed(() => claimCommands['claim.hand-over']!.refuse(state, ask, { role: 'desk', name: '' }))
  return [
    { name: `${AWARDS} awards, first shown by table`, value: first, unit: 'ms' },
    {
      name: 'one of them handed over',
      value: changes.toSorted((a, b) => a - b)[CHANGES >> 1]!,
      unit: 'ms',
      budget: 50,
    },
    { name: 'whether 5000 may be handed over', value: why, unit: 'ms', budget: 20 },
  ]
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function evening(): State {
  const entries = Array.from({ length: AWARDS }, (_, n) => n.toString(16).padStart(64, '0'))
  const people = entries.map(
    (entry, n) =>
      ({
        id: `p${n}`,
        code: `T${n}`,
        name: `张伟${(n * 7919) % AWARDS}`,
        group: `${n % 200} 桌`,
        phone: '',
        entry,
      }) as Person,
  )
  const awards = entries.map((entry, n): Award => ({
    id: `1.${n + 1}`,
    draw: 1,
    rank: n + 1,
    entry,
    prize: 'prize',
    status: 'confirmed',
    claim: 'awaiting',
    absent: false,
    reason: null,
    note: '',
    by: '',
    claimedAt: 0,
  }))
  const prizes = [{ ...NEW_PRIZE, id: 'prize', name: 'Prize', quantity: AWARDS, left: 0 }]
  const draws = [{ id: 1, prize: 'prize', phase: 'revealed', winners: entries }]
  return { ...emptyState('ev'), people, awards, prizes, draws: draws as unknown as State['draws'] }
}
