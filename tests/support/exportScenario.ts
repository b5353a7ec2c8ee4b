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
  background: '=制造',
  tags: i === 0 ? ['工作人员', 'VIP'] : [],
  weight: 1 + (i % 2),
  phone: `1000000${String(i).padStart(4, '0')}`,
  email: `p${i}@example.com`,
  checkedIn: true,
})

/**
 * An event with hostile names: of prize A two awards (one handed over, one voided and drawn again), of B, which is for
 * groups, one; of C one whose reveal is not over.
 */
export function drawnShow(rehearsal = false): ShowRecorder & { hidden: string } {
  const event = new ShowRecorder()
  event.state = { ...event.state, title: '之夜: A/B', rehearsal }
  const added = HOSTILE.map(person)
  event.do('people.import', { preview: 'x' }, undefined, { added, changed: [] })
  const sponsor = id(event, 'sponsor.save', { name: '=砚北' })
  const prize = (name: string, extra: object) =>
    id(event, 'prize.save', { name, sponsor, value: 99, need: 'none', quantity: 3, ...extra })
  const a = prize('-耳机', { note: '=1' })
  const first = draw(event, a, 2)
  event.wait()
  const [kept, absent] = event.state.draws[0]!.winners
  event.do('claim.hand-over', { draw: first, entry: kept, note: '=2+2' })
  const again = event.do('award.redraw', { draw: first, entries: [absent], reason: 'absent' })
  if (again.refused) throw new Error(again.refused.refused)
  event.do('draw.call')
  event.wait()
  draw(event, prize('一桌茶', { unit: 'group', counts: false }), 1)
  event.wait()
  const hidden = draw(event, prize('秘密', {}), 1)
  const entry = event.state.draws.find((one) => one.id === hidden)!.winners[0]!
  return Object.assign(event, { hidden: entry })
}

function id(event: ShowRecorder, type: string, ask: Record<string, unknown>): string {
  const done = event.do(type, ask)
  if (done.refused) throw new Error(`${type}: ${done.refused.refused}`)
  return done.answer['id'] as string
}

/** Draws and calls; the reveal is not over yet. */
function draw(event: ShowRecorder, prize: string, count: number): number {
  const started = event.do('draw.start', { prize, count })
  if (started.refused) throw new Error(started.refused.refused)
  const called = event.do('draw.call')
  if (called.refused) throw new Error(called.refused.refused)
  return event.state.draws.at(-1)!.id
}
