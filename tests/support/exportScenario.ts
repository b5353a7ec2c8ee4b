import type { PersonInput } from '../../shared/show/rule.ts'
import { ShowRecorder } from './showRecorder.ts'

/** Texts that a spreadsheet would take for a formula, and others that must come through whole. */
export const HOSTILE = [
  '=HYPERLINK("http://example.com","点我")',
  '+1 =cmd',
  '-2+3',
  '@SUM(1)',
  '  =1+1',
  '＝1+1',
  '|calc',
  '<script>alert(1)</script>',
  'a "b", c; d',
  '👩‍👩‍👧‍👦 محمد 𠮷',
  '长'.repeat(200),
]

const person = (name: string, i: number): PersonInput => ({
  code: `00${i}`,
  name,
  group: `${1 + (i % 3)} 桌`,
  tags: i === 0 ? ['工作人员', 'VIP'] : [],
  weight: 1 + (i % 2),
  phone: `1000000${String(i).padStart(4, '0')}`,
  email: `p${i}@example.com`,
  checkedIn: true,
})

/**
 * An evening with hostile names: of prize A two awards (one handed over, one voided and drawn again), of B, which is for
 * groups, one; of C one whose reveal is not over.
 */
export function drawnEvening(rehearsal = false): ShowRecorder & { hidden: string } {
  const evening = new ShowRecorder()
  evening.state = { ...evening.state, title: '之夜: A/B', rehearsal }
  const added = HOSTILE.map(person)
  evening.do('people.import', { preview: 'x' }, undefined, { added, changed: [] })
  const sponsor = id(evening, 'sponsor.save', { name: '=砚北' })
  const prize = (name: string, extra: object) =>
    id(evening, 'prize.save', { name, sponsor, value: 99, need: 'none', quantity: 3, ...extra })
  const a = prize('-耳机', { note: '=1' })
  const first = draw(evening, a, 2)
  evening.wait()
  const [kept, absent] = evening.state.draws[0]!.winners
  evening.do('claim.hand-over', { draw: first, entry: kept, note: '=2+2' })
  const again = evening.do('award.redraw', { draw: first, entries: [absent], reason: 'absent' })
  if (again.refused) throw new Error(again.refused.refused)
  evening.do('draw.call')
  evening.wait()
  draw(evening, prize('一桌茶', { unit: 'group', counts: false }), 1)
  evening.wait()
  const hidden = draw(evening, prize('秘密', {}), 1)
  const entry = evening.state.draws.find((one) => one.id === hidden)!.winners[0]!
  return Object.assign(evening, { hidden: entry })
}

function id(evening: ShowRecorder, type: string, ask: Record<string, unknown>): string {
  const done = evening.do(type, ask)
  if (done.refused) throw new Error(`${type}: ${done.refused.refused}`)
  return done.answer['id'] as string
}

/** Draws and calls; the reveal is not over yet. */
function draw(evening: ShowRecorder, prize: string, count: number): number {
  const started = evening.do('draw.start', { prize, count })
  if (started.refused) throw new Error(started.refused.refused)
  const called = evening.do('draw.call')
  if (called.refused) throw new Error(called.refused.refused)
  return evening.state.draws.at(-1)!.id
}
