import fc from 'fast-check'
import { difference } from '../../shared/formats/difference.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import type { PersonInput, Who } from '../../shared/show/rule.ts'
import type { ShowRecorder, RecordedCommand } from './showRecorder.ts'

/** One random act: a number that says which, and two that say on what. */
export type Act = [kind: number, a: number, b: number]

const HOST: Who = { role: 'host', name: 'Host' }
const DESK: Who = { role: 'desk', name: 'Desk' }
const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length]
const ref = (award: { draw: number; entry: string } | undefined) => ({
  draw: award?.draw ?? 1,
  entry: award?.entry ?? 'f'.repeat(64),
})

const GROUPS = ['', 'A', 'B', 'C']
const VOIDS = ['absent', 'declined', 'ineligible', 'error']

/** A row of a spreadsheet about the nth person; `again` changes everything but the code. */
const row = (n: number, again: number): PersonInput => ({
  code: `T${n}`,
  name: n % 5 === 0 ? 'Li Lei' : `Guest ${n}${again % 3 ? '' : '!'}`,
  group: GROUPS[(n + again) % 4]!,
  tags: (n + again) % 7 === 0 ? ['staff'] : [],
  weight: 1 + ((n * again) % 3),
  phone: `139-SECRET-${n}`,
  email: `secret-${n}@example.test`,
})

type Doing = (evening: ShowRecorder, a: number, b: number) => RecordedCommand | void

/** What people do of an evening, each with whatever is at hand; refused acts are part of it. */
const ACTS: Doing[] = [
  (e, a, b) =>
    e.do('person.save', { code: `T${a % 30}`, name: `Walk-in ${a % 30}`, group: GROUPS[b % 4]! }, DESK),
  (e, a, b) => {
    const person = pick(e.state.people, a)
    return e.do('person.save', {
      id: person?.id ?? 'x',
      code: person?.code ?? 'x',
      name: `Renamed ${b}`,
      group: GROUPS[b % 4]!,
      weight: 1 + (b % 4),
      tags: b % 6 === 0 ? ['staff'] : [],
    })
  },
  importSome,
  importSome,
  (e, a) => e.do('person.check-in', { person: pick(e.state.people, a)?.id ?? 'x' }, DESK),
  (e, a) => e.do('person.check-in', { person: pick(e.state.people, a)?.id ?? 'x' }, DESK),
  (e, a) => e.do('person.check-in', { person: pick(e.state.people, a)?.id ?? 'x', undo: true }, DESK),
  (e, a, b) =>
    e.do('person.withdraw', {
      person: pick(e.state.people, a)?.id ?? 'x',
      reason: pick(['left', 'asked', 'error'], b)!,
    }),
  (e, a) => e.do('person.return', { person: pick(e.state.people, a)?.id ?? 'x' }),
  (e, a, b) =>
    e.do('person.merge', {
      keep: pick(e.state.people, a)?.id ?? 'x',
      drop: pick(e.state.people, b)?.id ?? 'y',
    }),
  (e, a, b) =>
    e.do('prize.save', {
      name: `Prize ${a}`,
      quantity: 1 + (b % 4),
      unit: a % 5 === 0 ? 'group' : 'person',
      groups: a % 4 === 1 ? ['A', 'B'] : null,
      per_group: a % 5 !== 0 && b % 3 === 0 ? 1 : 0,
      excludes: pick(['winners', 'own', 'none', 'winners'], b)!,
      counts: a % 3 !== 0,
      need: b % 2 ? 'none' : 'room',
      per_draw: 1 + (a % 3),
      note: 'SECRET prize note',
    }),
  (e, a, b) => e.do('prize.save', { id: pick(e.state.prizes, a)?.id ?? 'x', quantity: 1 + (b % 6) }),
  (e, a, b) =>
    e.do('prize.save', { id: pick(e.state.prizes, a)?.id ?? 'x', counts: b % 2 === 0, excludes: 'own' }),
  (e, a) => e.do('prize.remove', { id: pick(e.state.prizes, a)?.id ?? 'x' }),
  (e, a, b) => e.do('draw.start', { prize: pick(e.state.prizes, a)?.id ?? 'x', count: 1 + (b % 25) }),
  startDraw,
  (e, a) => e.do('draw.call', a % 3 ? { word: `word ${a}` } : {}),
  (e, a) => e.do('draw.call', a % 3 ? { word: `word ${a}` } : {}),
  (e, a) => e.do('draw.abandon', { reason: 'technical', ...(a % 2 && { word: 'called' }) }),
  passTime,
  passTime,
  (e, a) => e.do('award.confirm', { draw: pick(e.state.draws, a)?.id ?? 1 }),
  (e, a, b) => {
    const { draw, entry } = ref(pick(e.state.awards, a))
    return e.do('award.confirm', { draw, ...(b % 2 ? { entry } : { entries: [entry] }) })
  },
  markLatest,
  markLatest,
  (e, a, b) =>
    e.do('award.void', {
      ...ref(pick(e.state.awards, a)),
      reason: pick(VOIDS, b)!,
      note: 'SECRET void note',
    }),
  (e, a, b) => {
    const award = pick(e.state.awards, a)
    const entries = e.state.awards.filter((one) => one.draw === award?.draw).map((one) => one.entry)
    return e.do('award.redraw', {
      draw: award?.draw ?? 1,
      entries: entries.length > 0 ? entries.slice(0, 1 + (b % entries.length)) : ['f'.repeat(64)],
      reason: 'absent',
    })
  },
  (e, a) => e.do('claim.hand-over', { ...ref(pick(e.state.awards, a)), note: 'SECRET claim note' }, DESK),
  (e, a) => e.do('claim.undo', ref(pick(e.state.awards, a)), DESK),
  (e, a) => e.do('claim.unclaimed', ref(pick(e.state.awards, a)), DESK),
  (e, a) => e.do('claim.return', ref(pick(e.state.awards, a)), DESK),
  (e, a, b) => e.do('layer.set', { layer: pick(['black', 'freeze', 'hold', 'mute'], a)!, on: b % 3 === 0 }),
  (e, a) => e.do('cue.show', { cue: pick(e.state.cues, a)?.id ?? 'x' }),
  (e, a) => e.do('cue.save', { scene: 'message', content: { text: `cue ${a}` }, notes: 'SECRET cue note' }),
  (e, a, b) =>
    e.do('cue.move', { id: pick(e.state.cues, a)?.id ?? 'x', before: pick(e.state.cues, b)?.id ?? null }),
  (e, a, b) =>
    e.do(
      'event.configure',
      pick(
        [{ roll: 'everyone' }, { roll: 'checked-in' }, { leftOut: ['staff'] }, { callers: 1 + (a % 3) }],
        b,
      )!,
    ),
  goOn,
  goOn,
  (e) => e.do('prize.order', { ids: e.state.prizes.map((prize) => prize.id).toReversed() }),
  (e, a) => e.do('sponsor.save', { name: `Sponsor ${a}` }),
  (e, a) => e.do('sponsor.remove', { id: pick(e.state.sponsors, a)?.id ?? 'x' }),
  (e, a) => e.do('cue.remove', { id: pick(e.state.cues, a)?.id ?? 'x' }),
]

function startDraw(evening: ShowRecorder, a: number, b: number): RecordedCommand {
  return evening.do('draw.start', { prize: pick(evening.state.prizes, a)?.id ?? 'x', count: 1 + (b % 3) })
}

function goOn(evening: ShowRecorder, a: number): RecordedCommand {
  const step = nextStep(evening.state)
  return evening.do('go', { ...(step && { step: step.id }), ...(step?.word && { word: `go ${a}` }) })
}

function passTime(evening: ShowRecorder): void {
  evening.wait()
}

/** Marks a winner of the last draw, as a host does after the reveal, or takes the mark back. */
function markLatest(evening: ShowRecorder, a: number, b: number): RecordedCommand {
  const won = evening.state.awards.filter(({ draw }) => draw === evening.state.draws.length)
  return evening.do('award.mark', { ...ref(pick(won, a)), absent: b % 4 !== 0 })
}

function importSome(evening: ShowRecorder, a: number, b: number): RecordedCommand {
  const rows = Array.from({ length: 3 + (b % 10) }, (_, i) => row((a + i) % 40, b))
  const { added, changed } = difference(
    evening.state.people,
    rows.map((person, i) => ({ ...person, row: i + 2 })) as never,
  )
  return evening.do('people.import', { preview: 'p' }, HOST, { added, changed })
}

/** Plays an act; the step it made, or null where time just passed. */
export function play(evening: ShowRecorder, [kind, a, b]: Act): RecordedCommand | null {
  return ACTS[kind % ACTS.length]!(evening, a, b) ?? null
}

/** An evening that is ready to draw: people of every kind, prizes of every kind. */
export const OPENING: Act[] = [
  [2, 0, 9],
  [2, 12, 8],
  [10, 1, 1],
  [10, 2, 3],
  [10, 5, 2],
  [10, 3, 6],
]

/** A draw as a host takes it, up to what becomes of winners who are absent. */
const DRAW: Doing[] = [startDraw, goOn, passTime, markLatest, markLatest, goOn, goOn]

const numbers = fc.tuple(fc.nat(200), fc.nat(200))
const anyAct = fc.tuple(fc.nat(ACTS.length - 1), numbers).map(([kind, [a, b]]): Act[] => [[kind, a, b]])
const wholeDraw = fc
  .array(numbers, { minLength: DRAW.length, maxLength: DRAW.length })
  .map((given) => DRAW.map((doing, i): Act => [ACTS.indexOf(doing), ...given[i]!]))

/** Random acts, some of them in the order of a draw. */
export const anyActs = (size: { minLength: number; maxLength?: number }): fc.Arbitrary<Act[]> =>
  fc
    .array(fc.oneof({ weight: 19, arbitrary: anyAct }, { weight: 1, arbitrary: wholeDraw }), size)
    .map((acts) => acts.flat())
