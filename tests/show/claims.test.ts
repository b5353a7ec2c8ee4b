import { describe, expect, test } from 'vitest'
import { closingOf } from '../../shared/show/closing.ts'
import { claimByOf, overdue } from '../../shared/show/deadlines.ts'
import { noticeChanges } from '../../shared/show/noticeText.ts'
import type { Who } from '../../shared/show/rule.ts'
import { see } from '../../shared/show/see.ts'
import { isSigned, signOffOf } from '../../shared/show/signOff.ts'
import { sums } from '../../shared/show/sums.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const DESK: Who = { role: 'desk', name: 'Mei' }

/** An evening with three winners of one draw, none of them confirmed. */
function drawn() {
  const recorder = new ShowRecorder()
  for (let n = 0; n < 5; n++) recorder.do('person.save', { code: `A${n}`, name: `Guest ${n}` })
  const sponsor = recorder.do('sponsor.save', { name: 'Lamp makers' }).answer['id'] as string
  const prize = recorder.do('prize.save', { name: 'Lamp', quantity: 4, need: 'none', sponsor }).answer[
    'id'
  ] as string
  recorder.do('draw.start', { prize, count: 3 })
  recorder.do('draw.call')
  recorder.wait()
  const entries = recorder.state.awards.map(({ entry }) => entry)
  return { recorder, prize, sponsor, entries }
}
const refused = (done: { refused: unknown }) => done.refused
const claims = ({ state }: ShowRecorder) => state.awards.map(({ claim }) => claim)

describe('at the desk', () => {
  test('a winner declines before hand-over: the award is void, the unit is back, and the host sees why and by whom', () => {
    const { recorder, entries } = drawn()
    const [entry] = entries
    expect(
      refused(recorder.do('award.void', { draw: 1, entry, reason: 'declined', note: 'no' }, DESK)),
    ).toBeNull()
    expect(see('host', recorder.state).awards[0]).toMatchObject({
      status: 'voided',
      reason: 'declined',
      by: 'Mei',
      note: 'no',
    })
    expect(recorder.state.prizes[0]!.left).toBe(2)
  })

  test('nothing else is voided, and nothing that is handed over', () => {
    const { recorder, entries } = drawn()
    const [first, second] = entries
    expect(
      refused(recorder.do('award.void', { draw: 1, entry: first, reason: 'absent' }, DESK)),
    ).toMatchObject({
      refused: 'desk-only-declines',
    })
    recorder.do('claim.hand-over', { draw: 1, entry: second }, DESK)
    expect(
      refused(recorder.do('award.void', { draw: 1, entry: second, reason: 'declined' }, DESK)),
    ).toMatchObject({ refused: 'handed-over' })
  })

  test('all winners of a draw are handed over at once, or none of them', () => {
    const { recorder, entries } = drawn()
    recorder.do('claim.hand-over', { draw: 1, entry: entries[1] }, DESK)
    expect(refused(recorder.do('claim.hand-over', { draw: 1, entries }, DESK))).toEqual({
      refused: 'not-awaiting',
      with: { claim: 'handed-over', by: 'Mei', award: '1.2' },
    })
    expect(claims(recorder)).toEqual(['awaiting', 'handed-over', 'awaiting'])
    const rest = [entries[0], entries[2]]
    expect(refused(recorder.do('claim.hand-over', { draw: 1, entries: rest }, DESK))).toBeNull()
    expect(claims(recorder)).toEqual(['handed-over', 'handed-over', 'handed-over'])
    expect(recorder.state.awards.map(({ status }) => status)).toEqual(Array(3).fill('confirmed'))
  })

  test('the serial number of the unit stays with the hand-over, and goes with its undo; only host and desk see it', () => {
    const { recorder, entries } = drawn()
    const of = { draw: 1, entry: entries[0] }
    recorder.do('claim.hand-over', { ...of, serial: ' YB-16 ' }, DESK)
    expect(recorder.state.awards[0]!.serial).toBe('YB-16')
    for (const role of ['host', 'desk', 'stage', 'hall'] as const)
      expect('serial' in see(role, recorder.state).awards[0]!).toBe(role === 'host' || role === 'desk')
    recorder.do('claim.undo', of, DESK)
    expect('serial' in recorder.state.awards[0]!).toBe(false)
  })
})

test('a prize’s own deadline goes before the event’s; what is overdue is marked unclaimed in one command', () => {
  const { recorder, prize, entries } = drawn()
  expect([claimByOf(recorder.state, prize), overdue(recorder.state, Infinity)]).toEqual([null, []])
  recorder.do('event.configure', { claimBy: 5_000 })
  recorder.do('prize.save', { id: prize, claimBy: 9_000 })
  recorder.do('prize.save', { id: prize, note: 'other' })
  expect(claimByOf(recorder.state, prize)).toBe(9_000)
  for (const role of ['desk', 'hall'] as const)
    expect(claimByOf(see(role, recorder.state), prize)).toBe(9_000)
  recorder.do('claim.hand-over', { draw: 1, entry: entries[0] }, DESK)
  expect(overdue(recorder.state, 8_999)).toEqual([])
  const late = overdue(recorder.state, 9_000).map(({ id }) => id)
  expect(late).toEqual(['1.2', '1.3'])
  expect(refused(recorder.do('claim.unclaimed', { awards: late }, DESK))).toBeNull()
  expect(claims(recorder)).toEqual(['handed-over', 'unclaimed', 'unclaimed'])
  recorder.do('prize.save', { id: prize, claimBy: null })
  expect(claimByOf(recorder.state, prize)).toBe(5_000)
  recorder.do('event.configure', { claimBy: null })
  expect(claimByOf(recorder.state, prize)).toBeNull()
})

test('an award that nobody knows is named in the refusal', () => {
  const { recorder } = drawn()
  expect(refused(recorder.do('claim.unclaimed', { awards: ['1.1', '7.9'] }, DESK))).toEqual({
    refused: 'award-unknown',
    with: { award: '7.9' },
  })
})

describe('at the end', () => {
  test('what is open is listed until it is settled, and a signature holds for the sums that it was given for', () => {
    const { recorder, sponsor, entries } = drawn()
    const lists = () => {
      const { unconfirmed, awaiting, wrong, unsigned, left } = closingOf(recorder.state)
      return [unconfirmed.length, awaiting.length, wrong.length, unsigned.length, left]
    }
    const sum = () => sums(recorder.state).sponsors[0]!
    expect(lists()).toEqual([3, 3, 0, 1, 3])
    recorder.do('claim.hand-over', { draw: 1, entries }, DESK)
    expect(lists()).toEqual([0, 0, 0, 1, 1])
    recorder.do('sponsor.sign-off', { sponsor, by: 'Ms Lamp' }, DESK)
    expect(signOffOf(recorder.state, sponsor)).toMatchObject({ by: 'Ms Lamp', clerk: 'Mei' })
    expect([lists(), isSigned(recorder.state, sum())]).toEqual([[0, 0, 0, 0, 0], true])
    recorder.do('claim.undo', { draw: 1, entry: entries[0] }, DESK)
    expect(isSigned(recorder.state, sum())).toBe(false)
    recorder.do('sponsor.sign-off', { sponsor, by: 'Ms Lamp', undo: true }, DESK)
    expect(signOffOf(recorder.state, sponsor)).toBeUndefined()
    for (const role of ['stage', 'confidence', 'hall'] as const)
      expect(see(role, recorder.state).signOffs).toBeUndefined()
  })

  test('nobody signs without a name, for a sponsor that is not there, for sums that do not add up or during a draw', () => {
    const { recorder, sponsor, prize } = drawn()
    const sign = (what: object) =>
      refused(recorder.do('sponsor.sign-off', { sponsor, by: 'A', ...what }, DESK))
    expect(sign({ by: ' ' })).toMatchObject({ refused: 'name-missing' })
    expect(sign({ sponsor: '' })).toMatchObject({ refused: 'sponsor-unknown' })
    expect(sign({ undo: true })).toMatchObject({ refused: 'nothing-to-undo' })
    recorder.do('draw.start', { prize, count: 1 })
    expect(sign({})).toMatchObject({ refused: 'draw-open' })
    recorder.state = { ...recorder.state, prizes: recorder.state.prizes.map((one) => ({ ...one, left: 7 })) }
    expect(sign({})).toMatchObject({ refused: 'sums-wrong' })
  })
})

describe('the public notice', () => {
  test('is frozen when it is published, and what changes later is told as changes', () => {
    const { recorder, prize } = drawn()
    recorder.do('event.configure', { organiser: 'Meetup Ltd', claimTerms: 'At counter B' })
    recorder.do('notice.publish')
    const { notice } = see('hall', recorder.state)
    expect(notice!.text).toMatchObject({
      organiser: 'Meetup Ltd',
      currency: 'CNY',
      prizes: [{ name: 'Lamp', sponsor: 'Lamp makers', quantity: 4 }],
    })
    // Among how many a prize is drawn is said as it was; who comes later changes no terms.
    expect(notice!.text.prizes.map(({ quantity, pool }) => [quantity, pool])).toEqual([[4, 2]])
    recorder.do('person.save', { code: 'Z9', name: 'Late' })
    expect(noticeChanges(notice!, see('hall', recorder.state))).toEqual([])
    recorder.do('prize.save', { id: prize, quantity: 5 })
    recorder.do('prize.save', { name: 'Mug' })
    recorder.do('event.configure', { currency: 'HKD' })
    expect(recorder.state.notice).toEqual(notice)
    expect(noticeChanges(notice!, see('hall', recorder.state))).toMatchObject([
      { kind: 'changed', prize: null, member: 'currency', before: 'CNY', after: 'HKD' },
      { kind: 'changed', prize: { name: 'Lamp' }, member: 'quantity', before: 4, after: 5 },
      { kind: 'added', prize: { name: 'Mug' } },
    ])
    expect(refused(recorder.do('notice.publish'))).toMatchObject({ refused: 'notice-published' })
  })

  test('says nothing of an event without prizes, and is published by the host alone', () => {
    const recorder = new ShowRecorder()
    expect(refused(recorder.do('notice.publish'))).toMatchObject({ refused: 'notice-empty' })
    expect(refused(recorder.do('notice.publish', {}, DESK))).toMatchObject({ refused: 'forbidden' })
  })
})

describe('waiting longer', () => {
  test('moves the deadline of what still waits, from now where it has passed, and of nothing else', () => {
    const { recorder, prize, entries } = drawn()
    expect(refused(recorder.do('claim.wait', { minutes: 15 }, DESK))).toMatchObject({
      refused: 'nothing-waits',
    })
    const other = recorder.do('prize.save', { name: 'Mug', quantity: 1, claimBy: 5 }).answer['id'] as string
    recorder.do('prize.save', { id: prize, claimBy: 1 })
    expect(refused(recorder.do('claim.wait', { minutes: 15 }, DESK))).toBeNull()
    const moved = claimByOf(recorder.state, prize)!
    expect(moved).toBeGreaterThan(15 * 60_000)
    expect(overdue(recorder.state, moved - 1)).toEqual([])
    expect(claimByOf(recorder.state, other)).toBe(5)
    recorder.do('claim.wait', { minutes: 15 })
    expect(claimByOf(recorder.state, prize)).toBe(moved + 15 * 60_000)
    recorder.do('claim.hand-over', { draw: 1, entries })
    expect(refused(recorder.do('claim.wait', { minutes: 15 }, DESK))).toMatchObject({
      refused: 'nothing-waits',
    })
  })
})

const owner = (recorder: ShowRecorder, entry: string): Who => ({
  role: 'guest',
  name: '',
  person: recorder.state.people.find((person) => person.entry === entry)!.id,
})

describe('passing it on', () => {
  test('a guest declines an award of their own while it waits, and is named to host and desk alone', () => {
    const { recorder, entries } = drawn()
    const [first, second, third] = entries as [string, string, string]
    const pass = (entry: string, who: Who, more = {}) =>
      refused(recorder.do('award.void', { draw: 1, entry, reason: 'declined', ...more }, who))
    expect(pass(second, owner(recorder, first))).toMatchObject({ refused: 'not-yours' })
    expect(pass(first, owner(recorder, first), { reason: 'error' })).toMatchObject({
      refused: 'guest-only-declines',
    })
    expect(pass(first, owner(recorder, first), { note: 'x' })).toMatchObject({
      refused: 'guest-only-declines',
    })
    expect(pass(first, owner(recorder, first))).toBeNull()
    expect(recorder.state.awards[0]).toMatchObject({ status: 'voided', reason: 'declined' })
    const name = recorder.state.people.find(({ entry }) => entry === first)!.name
    for (const role of ['host', 'desk'] as const) expect(see(role, recorder.state).awards[0]!.by).toBe(name)
    expect(see('stage', recorder.state).awards[0]!.by).toBe('')
    recorder.do('claim.hand-over', { draw: 1, entry: second }, DESK)
    expect(pass(second, owner(recorder, second))).toMatchObject({ refused: 'not-awaiting' })
    recorder.do('claim.unclaimed', { draw: 1, entry: third }, DESK)
    expect(pass(third, owner(recorder, third))).toMatchObject({ refused: 'not-awaiting' })
  })

  test('nobody passes on what has not been revealed', () => {
    const recorder = new ShowRecorder()
    recorder.do('person.save', { code: 'A1', name: 'Ada' })
    const prize = recorder.do('prize.save', { name: 'Lamp', need: 'none' }).answer['id'] as string
    recorder.do('draw.start', { prize, count: 1 })
    recorder.do('draw.call')
    const { entry } = recorder.state.awards[0]!
    const ask = { draw: 1, entry, reason: 'declined' }
    expect(refused(recorder.do('award.void', ask, owner(recorder, entry)))).toMatchObject({
      refused: 'award-unknown',
    })
  })
})
