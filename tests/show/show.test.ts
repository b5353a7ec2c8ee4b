import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { commands } from '../../shared/show/commands.ts'
import { keptPeople } from '../../shared/show/event.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { factRule } from '../../shared/show/facts.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import { LEAD, PACES, PAGE_SIZE, timetable } from '../../shared/show/pace.ts'
import { entrantsOf } from '../../shared/show/entrants.ts'
import { see } from '../../shared/show/see.ts'
import { emptyState } from '../../shared/show/state.ts'
import { ShowRecorder } from '../support/showRecorder.ts'
import { OPENING, play } from '../support/acts.ts'
import { anyActs } from '../support/randomShow.ts'

/** An event with people A1, A2 … in groups of two, and a prize. */
function ready(
  people: number,
  prize: Record<string, unknown> = {},
): { recorder: ShowRecorder; prize: string } {
  const recorder = new ShowRecorder()
  for (let i = 1; i <= people; i++) {
    recorder.do('person.save', { code: `A${i}`, name: `Guest ${i}`, group: `Table ${Math.ceil(i / 2)}` })
  }
  const saved = recorder.do('prize.save', { name: 'Laptop', quantity: 3, ...prize })
  return { recorder, prize: saved.answer['id'] as string }
}

function drawn(recorder: ShowRecorder, prize: string, count = 1) {
  recorder.do('draw.start', { prize, count })
  recorder.do('draw.call', { word: 'seven' })
  recorder.wait()
  return recorder.state.awards.filter((award) => award.draw === recorder.state.draws.length)
}

test('GO leads from an empty screen to a confirmed winner, and says each time what it will do', () => {
  const { recorder } = ready(4, { quantity: 1 })
  const said: string[] = []
  for (let i = 0; i < 10; i++) {
    const step = nextStep(recorder.state)
    if (!step) break
    said.push(step.label.code)
    const { refused } = recorder.do('go', { step: step.id, ...(step.word && { word: 'eight' }) })
    expect(refused).toBeNull()
    recorder.wait()
  }
  expect(said).toEqual(['cue', 'start', 'call', 'confirm'])
  expect(recorder.state.awards.map((award) => award.status)).toEqual(['confirmed'])
})

test('a step that has passed is refused, so that two presses draw once', () => {
  const { recorder } = ready(4)
  recorder.do('go', { any: true })
  const step = nextStep(recorder.state)!
  expect(recorder.do('go', { step: step.id }).refused).toBeNull()
  expect(recorder.do('go', { step: step.id }).refused).toMatchObject({ refused: 'step-passed' })
  expect(recorder.state.draws).toHaveLength(1)
})

test('what the desk hands out of an earlier draw does not take the step from under GO', () => {
  const { recorder, prize } = ready(6)
  const [early] = drawn(recorder, prize)
  const [late] = drawn(recorder, prize)
  const desk = { role: 'desk', name: 'Desk' } as const
  const step = nextStep(recorder.state)!
  recorder.do('claim.hand-over', { draw: early!.draw, entry: early!.entry }, desk)
  expect(nextStep(recorder.state)).toEqual(step)
  recorder.do('claim.hand-over', { draw: late!.draw, entry: late!.entry }, desk)
  expect(recorder.do('go', { step: step.id }).refused).toMatchObject({ refused: 'step-passed' })
})

test('a redraw voids exactly the absent ones and opens one draw for as many, with its own call', () => {
  const { recorder, prize } = ready(8)
  const [one, two, three] = drawn(recorder, prize, 3)
  recorder.do('award.confirm', { draw: 1, entry: two!.entry })
  const entries = [one!.entry, three!.entry]
  expect(recorder.do('award.redraw', { draw: 1, entries, reason: 'absent' }).refused).toBeNull()
  expect(recorder.state.opened).toMatchObject({ no: 2, redraw: 1, count: 2, prize })
  expect(recorder.state.opened!.without.void.toSorted()).toEqual(entries.toSorted())
  expect(recorder.state.awards.map((award) => award.status)).toEqual(['voided', 'confirmed', 'voided'])
})

test('a redraw for which nobody is left voids nothing', () => {
  const { recorder, prize } = ready(1)
  const [only] = drawn(recorder, prize)
  const before = recorder.state
  const { refused } = recorder.do('award.redraw', { draw: 1, entries: [only!.entry], reason: 'absent' })
  expect(refused).toMatchObject({ refused: 'pool-empty' })
  expect(recorder.state).toBe(before)
})

test('GO confirms who is not marked absent, then draws anew for those who are, each as a step of its own', () => {
  const { recorder, prize } = ready(8)
  const [here, absent] = drawn(recorder, prize, 2)
  const all = nextStep(recorder.state)!
  recorder.do('award.mark', { draw: 1, entry: absent!.entry, absent: true })
  expect(recorder.do('go', { step: all.id }).refused).toMatchObject({ refused: 'step-passed' })
  const said: object[] = []
  for (let i = 0; i < 2; i++) {
    const step = nextStep(recorder.state)!
    said.push(step.label)
    expect(recorder.do('go', { step: step.id }).refused).toBeNull()
  }
  expect(said).toEqual([
    { code: 'confirm', with: { draw: 1, count: 1 } },
    { code: 'redraw', with: { draw: 1, count: 1 } },
  ])
  expect(recorder.state.awards.map(({ entry, status }) => [entry, status])).toEqual([
    [here!.entry, 'confirmed'],
    [absent!.entry, 'voided'],
  ])
  expect(recorder.state.opened).toMatchObject({ redraw: 1, count: 1 })
})

test('another set of marks is another step, also where it is as large', () => {
  const { recorder, prize } = ready(8)
  const [one, two] = drawn(recorder, prize, 2)
  const mark = (entry: string, absent: boolean) => recorder.do('award.mark', { draw: 1, entry, absent })
  mark(one!.entry, true)
  const step = nextStep(recorder.state)!
  mark(one!.entry, false)
  mark(two!.entry, true)
  expect(nextStep(recorder.state)!.label).toEqual(step.label)
  expect(recorder.do('go', { step: step.id }).refused).toMatchObject({ refused: 'step-passed' })
})

test('where nobody is left to win, GO passes over drawing anew and the absent winner keeps the mark', () => {
  const { recorder, prize } = ready(1)
  recorder.do('cue.save', { scene: 'closing' })
  recorder.do('cue.show', { cue: recorder.state.cues[0]!.id })
  const [only] = drawn(recorder, prize)
  recorder.do('award.mark', { draw: 1, entry: only!.entry, absent: true })
  expect(nextStep(recorder.state)?.type).toBe('cue.show')
  expect(recorder.do('go', { any: true }).refused).toBeNull()
  expect(recorder.state.awards).toMatchObject([{ status: 'won', absent: true }])
})

test('several are confirmed in one command, all or none; one is named as well', () => {
  const { recorder, prize } = ready(8)
  const [one, two, three] = drawn(recorder, prize, 3).map(({ entry }) => entry)
  const confirm = (ask: object) => recorder.do('award.confirm', { draw: 1, ...ask }).refused
  expect(confirm({ entry: one! })).toBeNull()
  const before = recorder.state
  expect(confirm({ entries: [two!, one!] })).toMatchObject({ refused: 'already-confirmed' })
  expect(recorder.state).toBe(before)
  expect(confirm({ entries: [two!, three!] })).toBeNull()
  expect(recorder.state.awards.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed'])
})

test('a mark is taken back by confirming, voiding or handing over, and none is set on what is settled', () => {
  const { recorder, prize } = ready(8)
  const [one, two, three] = drawn(recorder, prize, 3).map(({ draw, entry }) => ({ draw, entry }))
  const mark = (ref: object) => recorder.do('award.mark', { ...ref, absent: true }).refused
  for (const ref of [one!, two!, three!]) expect(mark(ref)).toBeNull()
  expect(recorder.do('award.confirm', { draw: 1 }).refused).toMatchObject({ refused: 'nothing-to-confirm' })
  recorder.do('award.confirm', one!)
  recorder.do('award.void', { ...two!, reason: 'declined' })
  recorder.do('claim.hand-over', three!)
  expect(recorder.state.awards.map(({ absent }) => absent)).toEqual([false, false, false])
  expect(mark(two!)).toMatchObject({ refused: 'award-voided' })
  expect(mark(three!)).toMatchObject({ refused: 'handed-over' })
  expect(mark(one!)).toBeNull()
  recorder.do('claim.hand-over', one!)
  expect(recorder.state.awards[0]).toMatchObject({ absent: false, claim: 'handed-over' })
})

test('while the stage is covered, GO and the call are refused and a due reveal waits for the lifting', () => {
  const { recorder, prize } = ready(4)
  recorder.do('draw.start', { prize, count: 1 })
  recorder.do('layer.set', { layer: 'black', on: true })
  expect(recorder.do('draw.call', { word: 'x' }).refused).toMatchObject({ refused: 'covered' })
  recorder.do('layer.set', { layer: 'black', on: false })
  recorder.do('draw.call', { word: 'x' })
  recorder.do('layer.set', { layer: 'hold', on: true })
  recorder.wait()
  expect(recorder.state.draws[0]!.phase).toBe('closed')
  recorder.do('layer.set', { layer: 'hold', on: false })
  recorder.wait()
  expect(recorder.state.draws[0]!.phase).toBe('revealed')
})

test('a hold says when the evening goes on, for as long as it is on and through other layers', () => {
  const { recorder } = ready(1)
  const layers = () => recorder.state.show.layers
  recorder.do('layer.set', { layer: 'hold', on: true, minutes: 15 })
  const { back } = layers()
  expect(back).toBeGreaterThan(0)
  recorder.do('layer.set', { layer: 'mute', on: true, minutes: 5 })
  expect(layers()).toMatchObject({ hold: true, mute: true, back })
  recorder.do('layer.set', { layer: 'hold', on: true, minutes: 20 })
  expect(layers().back! - back!).toBeGreaterThanOrEqual(5 * 60_000)
  recorder.do('layer.set', { layer: 'hold', on: true })
  expect(layers()).not.toHaveProperty('back')
  recorder.do('layer.set', { layer: 'hold', on: true, minutes: 5 })
  recorder.do('layer.set', { layer: 'hold', on: false, minutes: 5 })
  expect(layers()).not.toHaveProperty('back')
})

test('undoing the check-in of a sealed person is a withdrawal, checking in again a return', () => {
  const recorder = new ShowRecorder()
  const person = recorder.do('person.save', { code: 'A', name: 'Guest' }).answer['id'] as string
  recorder.do('person.save', { code: 'B', name: 'Other' })
  recorder.do('person.check-in', { person })
  recorder.do('event.configure', { roll: 'checked-in' })
  const prize = recorder.do('prize.save', { name: 'P', quantity: 5 }).answer['id'] as string
  drawn(recorder, prize)
  expect(recorder.state.seal!.n).toBe(1)
  recorder.do('person.check-in', { person, undo: true })
  expect(recorder.state.out).toMatchObject([{ reason: 'withdrawn', cause: 'left' }])
  recorder.do('person.check-in', { person })
  expect(recorder.state.out).toEqual([])
})

test('a roll of those checked in leaves out who was only in one of everybody, and keeps who was in it', () => {
  const { recorder, prize } = ready(6, { quantity: 20, excludes: 'none' })
  const pool = () => recorder.state.draws.at(-1)!.pool
  const [here, gone] = recorder.state.people
  drawn(recorder, prize)
  expect([recorder.state.settings.roll, pool()]).toEqual(['everyone', 6])
  for (const person of [here!, gone!]) recorder.do('person.check-in', { person: person.id })
  recorder.do('event.configure', { roll: 'checked-in' })
  drawn(recorder, prize)
  expect(pool()).toBe(2)
  recorder.do('draw.start', { prize, count: 1 })
  recorder.do('person.check-in', { person: recorder.state.people[2]!.id })
  expect(entrantsOf(see('stage', recorder.state))).toHaveLength(2)
  recorder.do('draw.abandon', { reason: 'other' })
  recorder.do('person.check-in', { person: gone!.id, undo: true })
  recorder.do('person.return', { person: gone!.id })
  drawn(recorder, prize)
  expect(pool()).toBe(3)
  recorder.do('event.configure', { roll: 'everyone' })
  recorder.do('person.check-in', { person: here!.id, undo: true })
  drawn(recorder, prize)
  expect([pool(), recorder.state.out]).toEqual([6, []])
  const { ok, report } = audit(JSON.parse(JSON.stringify(recorder.proof())))
  expect(ok).toBe(true)
  expect(report!.seals.map(({ rows }) => [rows.added.length, rows.removed.length])).toEqual([
    [6, 0],
    [0, 4],
    [1, 0],
    [3, 0],
  ])
})

test('merging two sealed people keeps the one that holds an award and withdraws the other as an error', () => {
  const { recorder, prize } = ready(4)
  const [award] = drawn(recorder, prize)
  const winner = recorder.state.people.find((person) => person.entry === award!.entry)!
  const other = recorder.state.people.find((person) => person !== winner)!
  expect(recorder.do('person.merge', { keep: other.id, drop: winner.id }).refused).toBeNull()
  const merged = recorder.state.people.find((person) => person.id === other.id)!
  expect(merged.entry).toBe(winner.entry)
  expect(recorder.state.out).toEqual([{ id: other.entry, reason: 'withdrawn', cause: 'error' }])
  drawn(recorder, prize)
  expect(
    audit(JSON.parse(JSON.stringify(recorder.proof()))).findings.filter((f) => f.level === 'error'),
  ).toEqual([])
})

test('who left before the seal and is merged with a sealed person is in the roll as that person is', () => {
  const { recorder, prize } = ready(3)
  const [gone, sealed] = recorder.state.people
  recorder.do('person.withdraw', { person: gone!.id, reason: 'error' })
  drawn(recorder, prize)
  expect(recorder.do('person.merge', { keep: gone!.id, drop: sealed!.id }).refused).toBeNull()
  const merged = recorder.state.people.find(({ id }) => id === gone!.id)!
  expect(merged).toMatchObject({ entry: sealed!.entry, sealed: true, left: false })
})

test('an erasure leaves the winners and nothing of anybody else, and a replay without the bodies is the same', () => {
  const { recorder, prize } = ready(6)
  const [award] = drawn(recorder, prize)
  const kept = keptPeople(recorder.state)
  recorder.do('people.erase')
  expect(recorder.state.people.map((person) => person.entry)).toEqual([award!.entry])
  const left = recorder.facts.map(({ at, body }) => {
    const person = body && factRule(body.type).person?.(body)
    return { at, body: person && !kept.has(person) ? null : body }
  })
  expect(left.filter((fact) => fact.body === null)).toHaveLength(5)
  expect(evolve(emptyState('ev-1'), left)).toEqual(recorder.state)
  expect(audit(JSON.parse(JSON.stringify(recorder.proof()))).ok).toBe(true)
})

test('only the pool of the open draw rolls on the stage, named as the hall may see', () => {
  const { recorder, prize } = ready(6, { groups: ['Table 1', 'Table 2'] })
  drawn(recorder, prize)
  recorder.do('event.configure', { groups: false })
  recorder.do('draw.start', { prize, count: 1 })
  const rolling = entrantsOf(see('stage', recorder.state))
  expect(rolling).toHaveLength(3)
  expect(rolling.every((entrant) => entrant.group === '')).toBe(true)
  expect(rolling.map((entrant) => entrant.entry)).not.toContain(recorder.state.awards[0]!.entry)
})

test('people of the same name and group are told apart by the tail of their code, those of different groups are not', () => {
  const recorder = new ShowRecorder()
  for (const [code, group] of [
    ['X0001', 'A'],
    ['X0002', 'A'],
    ['X0003', 'B'],
  ] as const) {
    recorder.do('person.save', { code, name: '王伟', group })
  }
  const tails = see('stage', recorder.state).people.map((person) => person.tail)
  expect(tails).toEqual(['0001', '0002', ''])
})

test('a landing never begins before its lead nor before prize and rolling had their time, and pages never overlap', () => {
  for (const winners of [0, 1, PAGE_SIZE, PAGE_SIZE + 1, 200]) {
    for (const now of [1000, 60_000]) {
      const pages = timetable(winners, 1000, now, 'grand')
      const { prize, code, rolling } = PACES.grand
      const rolls = Math.max(1000 + prize, Math.min(now + LEAD, 1000 + prize + code))
      expect(pages[0]!.at).toBe(Math.max(now + LEAD, rolls + rolling))
      expect(pages.at(-1)!.to).toBe(winners)
      pages.forEach((page, i) => {
        expect(page.at).toBeLessThan(page.names)
        expect(page.names).toBeLessThan(page.over)
        if (i > 0) expect(page).toMatchObject({ from: pages[i - 1]!.to })
        if (i > 0) expect(page.at).toBeGreaterThanOrEqual(pages[i - 1]!.over + PACES.small.hold)
      })
    }
  }
})

test(
  'the random shows of the laws give every command and every setting more than once',
  { timeout: 120_000 },
  () => {
    const given = new Map<string, number>()
    const count = (name: string): void => void given.set(name, (given.get(name) ?? 0) + 1)
    for (const acts of fc.sample(anyActs({ minLength: 60 }), { numRuns: 300, seed: 1 })) {
      const recorder = new ShowRecorder()
      for (const one of [...OPENING, ...acts]) {
        const step = play(recorder, one)
        if (!step || step.refused) continue
        count(step.type)
        if (step.type === 'event.configure') for (const setting of Object.keys(step.ask)) count(setting)
        const { text, private: hidden } = step.ask
        if (step.type === 'layer.set' && text && hidden) count('private message')
      }
      for (const { body } of recorder.facts) if (body?.type === 'draw-revealed') count('draw.reveal')
    }
    const expected = [
      ...Object.keys(commands),
      ...Object.keys((commands['event.configure']!.ask as { properties?: object }).properties ?? {}),
      'private message',
    ]
    const seldom = expected.filter((name) => (given.get(name) ?? 0) < 5)
    expect(seldom).toEqual([])
  },
)

test('a hold says on the stage alone what comes after it: what is left to draw, else the next cue that is listed', () => {
  const { recorder } = ready(6, { quantity: 2 })
  const talk = { scene: 'speaker', title: 'A talk', content: {} }
  const { answer } = recorder.do('cue.save', talk)
  const coming = () => see('stage', recorder.state).coming
  recorder.do('go', { any: true })
  expect(coming()).toBeNull()
  recorder.do('layer.set', { layer: 'hold', on: true })
  expect(coming()).toEqual({ scene: 'draw', title: '' })
  for (const role of ['host', 'hall', 'desk', 'confidence'] as const)
    expect(see(role, recorder.state)).not.toHaveProperty('coming')
  recorder.do('layer.set', { layer: 'hold', on: false })
  drawn(recorder, recorder.state.prizes[0]!.id, 2)
  recorder.do('layer.set', { layer: 'hold', on: true })
  expect(coming()).toEqual({ scene: 'speaker', title: 'A talk' })
  recorder.do('cue.save', { ...talk, id: answer['id'], unlisted: true })
  expect(coming()).toBeNull()
})

test('while names roll the stage has the pictures of those who are named in full, where the event shows pictures', () => {
  const { recorder } = ready(3)
  const [first, second] = recorder.state.people
  const picture = 'ab'.repeat(32)
  recorder.do('people.picture', {
    pictures: [first!, second!].map(({ id: person }) => ({ person, picture })),
  })
  const shown = (role: 'stage' | 'hall') => see(role, recorder.state).people.map((one) => one.picture)
  expect(shown('stage')).toEqual([undefined, undefined, undefined])
  recorder.do('event.configure', { winnerPictures: true, names: 'full' })
  expect(shown('stage')).toEqual([picture, picture, undefined])
  expect(entrantsOf(see('stage', recorder.state)).map((one) => one.picture)).toEqual(shown('stage'))
  expect(shown('hall')).toEqual([])
  recorder.do('event.configure', { names: 'masked' })
  expect(shown('stage')).toEqual([undefined, undefined, undefined])
})
