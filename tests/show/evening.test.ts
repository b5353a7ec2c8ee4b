import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { commands } from '../../shared/show/commands.ts'
import { keptPeople } from '../../shared/show/event.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { factRule } from '../../shared/show/facts.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import { LEAD, PACES, PAGE_SIZE, timetable } from '../../shared/show/pace.ts'
import { entrantsOf, see } from '../../shared/show/see.ts'
import { emptyState } from '../../shared/show/state.ts'
import { ShowRecorder } from '../support/showRecorder.ts'
import { anyActs, OPENING, play } from '../support/randomShow.ts'

/** An evening with people A1, A2 … in groups of two, and a prize. */
function ready(
  people: number,
  prize: Record<string, unknown> = {},
): { evening: ShowRecorder; prize: string } {
  const evening = new ShowRecorder()
  for (let i = 1; i <= people; i++) {
    evening.do('person.save', { code: `A${i}`, name: `Guest ${i}`, group: `Table ${Math.ceil(i / 2)}` })
  }
  const saved = evening.do('prize.save', { name: 'Laptop', quantity: 3, ...prize })
  return { evening, prize: saved.answer['id'] as string }
}

function drawn(evening: ShowRecorder, prize: string, count = 1) {
  evening.do('draw.start', { prize, count })
  evening.do('draw.call', { word: 'seven' })
  evening.wait()
  return evening.state.awards.filter((award) => award.draw === evening.state.draws.length)
}

test('GO leads from an empty screen to a confirmed winner, and says each time what it will do', () => {
  const { evening } = ready(4, { quantity: 1 })
  const said: string[] = []
  for (let i = 0; i < 10; i++) {
    const step = nextStep(evening.state)
    if (!step) break
    said.push(step.label.code)
    const { refused } = evening.do('go', { step: step.id, ...(step.word && { word: 'eight' }) })
    expect(refused).toBeNull()
    evening.wait()
  }
  expect(said).toEqual(['cue', 'start', 'call', 'confirm'])
  expect(evening.state.awards.map((award) => award.status)).toEqual(['confirmed'])
})

test('a step that has passed is refused, so that two presses draw once', () => {
  const { evening } = ready(4)
  evening.do('go', { any: true })
  const step = nextStep(evening.state)!
  expect(evening.do('go', { step: step.id }).refused).toBeNull()
  expect(evening.do('go', { step: step.id }).refused).toMatchObject({ refused: 'step-passed' })
  expect(evening.state.draws).toHaveLength(1)
})

test('what the desk hands out of an earlier draw does not take the step from under GO', () => {
  const { evening, prize } = ready(6)
  const [early] = drawn(evening, prize)
  const [late] = drawn(evening, prize)
  const desk = { role: 'desk', name: 'Desk' } as const
  const step = nextStep(evening.state)!
  evening.do('claim.hand-over', { draw: early!.draw, entry: early!.entry }, desk)
  expect(nextStep(evening.state)).toEqual(step)
  evening.do('claim.hand-over', { draw: late!.draw, entry: late!.entry }, desk)
  expect(evening.do('go', { step: step.id }).refused).toMatchObject({ refused: 'step-passed' })
})

test('a redraw voids exactly the absent ones and opens one draw for as many, with its own call', () => {
  const { evening, prize } = ready(8)
  const [one, two, three] = drawn(evening, prize, 3)
  evening.do('award.confirm', { draw: 1, entry: two!.entry })
  const entries = [one!.entry, three!.entry]
  expect(evening.do('award.redraw', { draw: 1, entries, reason: 'absent' }).refused).toBeNull()
  expect(evening.state.opened).toMatchObject({ no: 2, redraw: 1, count: 2, prize })
  expect(evening.state.opened!.without.void.toSorted()).toEqual(entries.toSorted())
  expect(evening.state.awards.map((award) => award.status)).toEqual(['voided', 'confirmed', 'voided'])
})

test('a redraw for which nobody is left voids nothing', () => {
  const { evening, prize } = ready(1)
  const [only] = drawn(evening, prize)
  const before = evening.state
  const { refused } = evening.do('award.redraw', { draw: 1, entries: [only!.entry], reason: 'absent' })
  expect(refused).toMatchObject({ refused: 'pool-empty' })
  expect(evening.state).toBe(before)
})

test('GO confirms who is not marked absent, then draws anew for those who are, each as a step of its own', () => {
  const { evening, prize } = ready(8)
  const [here, absent] = drawn(evening, prize, 2)
  const all = nextStep(evening.state)!
  evening.do('award.mark', { draw: 1, entry: absent!.entry, absent: true })
  expect(evening.do('go', { step: all.id }).refused).toMatchObject({ refused: 'step-passed' })
  const said: object[] = []
  for (let i = 0; i < 2; i++) {
    const step = nextStep(evening.state)!
    said.push(step.label)
    expect(evening.do('go', { step: step.id }).refused).toBeNull()
  }
  expect(said).toEqual([
    { code: 'confirm', with: { draw: 1, count: 1 } },
    { code: 'redraw', with: { draw: 1, count: 1 } },
  ])
  expect(evening.state.awards.map(({ entry, status }) => [entry, status])).toEqual([
    [here!.entry, 'confirmed'],
    [absent!.entry, 'voided'],
  ])
  expect(evening.state.opened).toMatchObject({ redraw: 1, count: 1 })
})

test('another set of marks is another step, also where it is as large', () => {
  const { evening, prize } = ready(8)
  const [one, two] = drawn(evening, prize, 2)
  const mark = (entry: string, absent: boolean) => evening.do('award.mark', { draw: 1, entry, absent })
  mark(one!.entry, true)
  const step = nextStep(evening.state)!
  mark(one!.entry, false)
  mark(two!.entry, true)
  expect(nextStep(evening.state)!.label).toEqual(step.label)
  expect(evening.do('go', { step: step.id }).refused).toMatchObject({ refused: 'step-passed' })
})

test('where nobody is left to win, GO passes over drawing anew and the absent winner keeps the mark', () => {
  const { evening, prize } = ready(1)
  evening.do('cue.save', { scene: 'closing' })
  evening.do('cue.show', { cue: evening.state.cues[0]!.id })
  const [only] = drawn(evening, prize)
  evening.do('award.mark', { draw: 1, entry: only!.entry, absent: true })
  expect(nextStep(evening.state)?.type).toBe('cue.show')
  expect(evening.do('go', { any: true }).refused).toBeNull()
  expect(evening.state.awards).toMatchObject([{ status: 'won', absent: true }])
})

test('several are confirmed in one command, all or none; one is named as well', () => {
  const { evening, prize } = ready(8)
  const [one, two, three] = drawn(evening, prize, 3).map(({ entry }) => entry)
  const confirm = (ask: object) => evening.do('award.confirm', { draw: 1, ...ask }).refused
  expect(confirm({ entry: one! })).toBeNull()
  const before = evening.state
  expect(confirm({ entries: [two!, one!] })).toMatchObject({ refused: 'already-confirmed' })
  expect(evening.state).toBe(before)
  expect(confirm({ entries: [two!, three!] })).toBeNull()
  expect(evening.state.awards.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed'])
})

test('a mark is taken back by confirming, voiding or handing over, and none is set on what is settled', () => {
  const { evening, prize } = ready(8)
  const [one, two, three] = drawn(evening, prize, 3).map(({ draw, entry }) => ({ draw, entry }))
  const mark = (ref: object) => evening.do('award.mark', { ...ref, absent: true }).refused
  for (const ref of [one!, two!, three!]) expect(mark(ref)).toBeNull()
  expect(evening.do('award.confirm', { draw: 1 }).refused).toMatchObject({ refused: 'nothing-to-confirm' })
  evening.do('award.confirm', one!)
  evening.do('award.void', { ...two!, reason: 'declined' })
  evening.do('claim.hand-over', three!)
  expect(evening.state.awards.map(({ absent }) => absent)).toEqual([false, false, false])
  expect(mark(two!)).toMatchObject({ refused: 'award-voided' })
  expect(mark(three!)).toMatchObject({ refused: 'handed-over' })
  expect(mark(one!)).toBeNull()
  evening.do('claim.hand-over', one!)
  expect(evening.state.awards[0]).toMatchObject({ absent: false, claim: 'handed-over' })
})

test('while the stage is covered, GO and the call are refused and a due reveal waits for the lifting', () => {
  const { evening, prize } = ready(4)
  evening.do('draw.start', { prize, count: 1 })
  evening.do('layer.set', { layer: 'black', on: true })
  expect(evening.do('draw.call', { word: 'x' }).refused).toMatchObject({ refused: 'covered' })
  evening.do('layer.set', { layer: 'black', on: false })
  evening.do('draw.call', { word: 'x' })
  evening.do('layer.set', { layer: 'hold', on: true })
  evening.wait()
  expect(evening.state.draws[0]!.phase).toBe('closed')
  evening.do('layer.set', { layer: 'hold', on: false })
  evening.wait()
  expect(evening.state.draws[0]!.phase).toBe('revealed')
})

test('undoing the check-in of a sealed person is a withdrawal, checking in again a return', () => {
  const evening = new ShowRecorder()
  const person = evening.do('person.save', { code: 'A', name: 'Guest' }).answer['id'] as string
  evening.do('person.save', { code: 'B', name: 'Other' })
  evening.do('person.check-in', { person })
  const prize = evening.do('prize.save', { name: 'P', quantity: 5 }).answer['id'] as string
  drawn(evening, prize)
  expect(evening.state.settings.roll).toBe('checked-in')
  expect(evening.state.seal!.n).toBe(1)
  evening.do('person.check-in', { person, undo: true })
  expect(evening.state.out).toMatchObject([{ reason: 'withdrawn', cause: 'left' }])
  evening.do('person.check-in', { person })
  expect(evening.state.out).toEqual([])
})

test('a roll of those checked in leaves out who was only in one of everybody, and keeps who was in it', () => {
  const { evening, prize } = ready(6, { quantity: 20, excludes: 'none' })
  const pool = () => evening.state.draws.at(-1)!.pool
  const [here, gone] = evening.state.people
  drawn(evening, prize)
  expect([evening.state.settings.roll, pool()]).toEqual(['everyone', 6])
  for (const person of [here!, gone!]) evening.do('person.check-in', { person: person.id })
  evening.do('event.configure', { roll: 'checked-in' })
  drawn(evening, prize)
  expect(pool()).toBe(2)
  evening.do('draw.start', { prize, count: 1 })
  evening.do('person.check-in', { person: evening.state.people[2]!.id })
  expect(entrantsOf(see('stage', evening.state))).toHaveLength(2)
  evening.do('draw.abandon', { reason: 'other' })
  evening.do('person.check-in', { person: gone!.id, undo: true })
  evening.do('person.return', { person: gone!.id })
  drawn(evening, prize)
  expect(pool()).toBe(3)
  evening.do('event.configure', { roll: 'everyone' })
  evening.do('person.check-in', { person: here!.id, undo: true })
  drawn(evening, prize)
  expect([pool(), evening.state.out]).toEqual([6, []])
  const { ok, report } = audit(JSON.parse(JSON.stringify(evening.proof())))
  expect(ok).toBe(true)
  expect(report!.seals.map(({ rows }) => [rows.added.length, rows.removed.length])).toEqual([
    [6, 0],
    [0, 4],
    [1, 0],
    [3, 0],
  ])
})

test('merging two sealed people keeps the one that holds an award and withdraws the other as an error', () => {
  const { evening, prize } = ready(4)
  const [award] = drawn(evening, prize)
  const winner = evening.state.people.find((person) => person.entry === award!.entry)!
  const other = evening.state.people.find((person) => person !== winner)!
  expect(evening.do('person.merge', { keep: other.id, drop: winner.id }).refused).toBeNull()
  const merged = evening.state.people.find((person) => person.id === other.id)!
  expect(merged.entry).toBe(winner.entry)
  expect(evening.state.out).toEqual([{ id: other.entry, reason: 'withdrawn', cause: 'error' }])
  drawn(evening, prize)
  expect(
    audit(JSON.parse(JSON.stringify(evening.proof()))).findings.filter((f) => f.level === 'error'),
  ).toEqual([])
})

test('an erasure leaves the winners and nothing of anybody else, and a replay without the bodies is the same', () => {
  const { evening, prize } = ready(6)
  const [award] = drawn(evening, prize)
  const kept = keptPeople(evening.state)
  evening.do('people.erase')
  expect(evening.state.people.map((person) => person.entry)).toEqual([award!.entry])
  const left = evening.facts.map(({ at, body }) => {
    const person = body && factRule(body.type).person?.(body)
    return { at, body: person && !kept.has(person) ? null : body }
  })
  expect(left.filter((fact) => fact.body === null)).toHaveLength(5)
  expect(evolve(emptyState('ev-1'), left)).toEqual(evening.state)
  expect(audit(JSON.parse(JSON.stringify(evening.proof()))).ok).toBe(true)
})

test('only the pool of the open draw rolls on the stage, named as the hall may see', () => {
  const { evening, prize } = ready(6, { groups: ['Table 1', 'Table 2'] })
  drawn(evening, prize)
  evening.do('event.configure', { groups: false })
  evening.do('draw.start', { prize, count: 1 })
  const rolling = entrantsOf(see('stage', evening.state))
  expect(rolling).toHaveLength(3)
  expect(rolling.every((entrant) => entrant.group === '')).toBe(true)
  expect(rolling.map((entrant) => entrant.entry)).not.toContain(evening.state.awards[0]!.entry)
})

test('people of the same name and group are told apart by the tail of their code, those of different groups are not', () => {
  const evening = new ShowRecorder()
  for (const [code, group] of [
    ['X0001', 'A'],
    ['X0002', 'A'],
    ['X0003', 'B'],
  ] as const) {
    evening.do('person.save', { code, name: '王伟', group })
  }
  const tails = see('stage', evening.state).people.map((person) => person.tail)
  expect(tails).toEqual(['0001', '0002', ''])
})

test('a landing never begins before its lead nor before prize and rolling had their time, and pages never overlap', () => {
  for (const winners of [0, 1, PAGE_SIZE, PAGE_SIZE + 1, 200]) {
    for (const now of [1000, 60_000]) {
      const pages = timetable(winners, 1000, now, 'grand')
      expect(pages[0]!.at).toBe(Math.max(now + LEAD, 1000 + PACES.grand.prize + PACES.grand.rolling))
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

test('the random evenings of the laws give every command of an event at least once', () => {
  const done = new Set<string>(['event.close', 'people.erase'])
  for (const acts of fc.sample(anyActs({ minLength: 60 }), { numRuns: 100, seed: 1 })) {
    const evening = new ShowRecorder()
    for (const act of [...OPENING, ...acts]) {
      const step = play(evening, act)
      if (step && !step.refused) done.add(step.type)
    }
    if (evening.facts.some((fact) => fact.body?.type === 'draw-revealed')) done.add('draw.reveal')
  }
  const never = Object.keys(commands).filter((type) => !done.has(type))
  expect(never).toEqual([])
})
