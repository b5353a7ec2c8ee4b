import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aheadOf } from '../../shared/show/ahead.ts'
import { withAgenda } from '../../shared/show/agenda.ts'
import { nextCue } from '../../shared/show/nextCue.ts'
import { clockAt, minuteOf, planOf, scheduleOf } from '../../shared/show/schedule.ts'
import { see } from '../../shared/show/see.ts'
import { emptyState, type Cue, type Prize, type State } from '../../shared/show/state.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const MINUTE = 60_000
const cue = (id: string, more: Partial<Cue> = {}): Cue => ({
  id,
  scene: 'speaker',
  title: id,
  prize: '',
  content: {},
  notes: '',
  ...more,
})
/** A prize of which so many are left. */
const prize = (id: string, left: number) => ({ id, name: id, left }) as Prize
/** Minutes since midnight are the instants themselves here. */
const instant = (minute: number) => minute * MINUTE
const at = (clock: string, seconds = 0) => minuteOf(clock)! * MINUTE + seconds * 1000
const showing = (on: string | null, since: number) => ({ ...emptyState('e').show, cue: on, since })
const schedule = (cues: Cue[], on: string | null, since: number, now: number, timer?: State['timer']) =>
  scheduleOf({ cues, show: showing(on, since), ...(timer && { timer }) }, now, instant)

describe('the plan of a rundown', () => {
  it('follows from the times and lengths that are given', () => {
    const cues = [
      cue('a', { at: '19:45', minutes: 15 }),
      cue('b'),
      cue('c', { content: { at: '20:15' }, minutes: 30 }),
      cue('d', { scene: 'countdown', content: { minutes: 20 } }),
      cue('e'),
    ]
    const plan = planOf(cues).map(({ at, minutes }) => [at === null ? null : clockAt(at), minutes])
    expect(plan).toEqual([
      ['19:45', 15],
      ['20:00', 15],
      ['20:15', 30],
      ['20:45', 20],
      ['21:05', null],
    ])
  })

  it('goes on after midnight', () => {
    const cues = [cue('a', { at: '23:30', minutes: 60 }), cue('b'), cue('c', { at: '01:00' })]
    expect(planOf(cues).map(({ at }) => at)).toEqual([1410, 1470, 1500])
  })
})

describe('the schedule', () => {
  const evening = [
    cue('talk', { at: '20:15', minutes: 30 }),
    cue('thanks', { minutes: 3, skip: true }),
    cue('draw', { minutes: 4 }),
    cue('late', { at: '21:00', minutes: 10 }),
    cue('end', { minutes: 5 }),
  ]

  it('says how late the cue on stage makes the evening, and that a skipped one makes up for it', () => {
    const { late, until, plannedEnd, expectedEnd, slots } = schedule(
      evening,
      'talk',
      at('20:15'),
      at('20:47', 32),
    )
    expect(late).toBe(2 * MINUTE + 32_000)
    expect(until).toBe(at('20:45'))
    expect(slots.map(({ expected }) => expected)).toEqual([
      at('20:15'),
      null,
      at('20:47', 32),
      at('21:00'),
      at('21:10'),
    ])
    expect([plannedEnd, expectedEnd]).toEqual([at('21:15'), at('21:15')])
  })

  it('counts a countdown by its timer', () => {
    const cues = [cue('c', { scene: 'countdown', at: '21:10', content: { minutes: 20 } }), cue('d')]
    const timer = { length: 1200, left: null, cue: 'c', corner: false, phones: true }
    const { until, late } = schedule(cues, 'c', at('21:10'), at('21:15'), { ...timer, ends: at('21:33') })
    expect([until, late]).toEqual([at('21:33'), 3 * MINUTE])
  })

  it('knows nothing of an evening without any time', () => {
    const { late, plannedEnd, expectedEnd } = schedule([cue('a'), cue('b')], 'a', 0, 5 * MINUTE)
    expect([late, plannedEnd, expectedEnd]).toEqual([null, null, null])
  })

  it('never expects a cue before the one that comes before it, before now, or before its own time', () => {
    const anyCue = fc.record({
      at: fc.option(fc.integer({ min: 18 * 60, max: 23 * 60 }), { nil: null }),
      minutes: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
      skip: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyCue, { maxLength: 12 }), fc.nat(12), fc.nat(360), (given, on, later) => {
        const cues = given.map(({ at, minutes, skip }, i) =>
          cue(String(i), {
            ...(at !== null && { at: clockAt(at) }),
            ...(minutes !== null && { minutes }),
            ...(skip && { skip: true as const }),
          }),
        )
        const now = (18 * 60 + later) * MINUTE
        const { slots, expectedEnd } = schedule(cues, cues[on] ? String(on) : null, now - MINUTE, now)
        const coming = slots.slice(cues[on] ? on + 1 : 0).filter(({ expected }) => expected !== null)
        coming.forEach(({ id, expected, planned }, i) => {
          expect(expected).toBeGreaterThanOrEqual(coming[i - 1]?.expected ?? now)
          if (cues[Number(id)]!.at) expect(expected).toBeGreaterThanOrEqual(planned!)
        })
        if (expectedEnd !== null) expect(expectedEnd).toBeGreaterThanOrEqual(coming.at(-1)?.expected ?? now)
      }),
    )
  })
})

const made = () => {
  const recorder = new ShowRecorder()
  const save = (ask: object) => String(recorder.do('cue.save', { scene: 'message', ...ask }).answer['id'])
  return { recorder, save, ids: () => recorder.state.cues.map(({ id }) => id) }
}

describe('a cue of the rundown', () => {
  it('keeps what a save does not say, and loses what it takes back', () => {
    const { recorder, save } = made()
    const id = save({ minutes: 5, at: '20:00', colour: 'teal', unlisted: true })
    recorder.do('cue.skip', { id, skip: true })
    save({ id, title: 'Talk' })
    expect(recorder.state.cues[0]).toMatchObject({
      minutes: 5,
      at: '20:00',
      colour: 'teal',
      skip: true,
      unlisted: true,
    })
    save({ id, minutes: null, at: '', colour: '', unlisted: false })
    recorder.do('cue.skip', { id, skip: false })
    expect(Object.keys(recorder.state.cues[0]!)).toEqual([
      'id',
      'scene',
      'title',
      'prize',
      'content',
      'notes',
    ])
  })

  it('is passed by GO while it is skipped, and its copy stands right behind it', () => {
    const { recorder, save, ids } = made()
    const [a, b] = [save({ title: 'a' }), save({ title: 'b' })]
    recorder.do('cue.skip', { id: a, skip: true })
    expect(nextCue(recorder.state)!.id).toBe(b)
    const copy = String(recorder.do('cue.duplicate', { id: a }).answer['id'])
    expect(ids()).toEqual([a, copy, b])
    expect(recorder.state.cues[1]).toEqual({ ...recorder.state.cues[0], id: copy })
  })
})

describe('an agenda without a list of its own', () => {
  const cues = [
    cue('agenda', { scene: 'agenda', content: { items: '' } }),
    cue('Talk', { at: '19:45', minutes: 15, content: { name: 'Lu' }, notes: 'SECRET' }),
    cue('Draw', { scene: 'draw' }),
    cue('Surprise', { unlisted: true }),
    cue('Cut', { skip: true }),
    cue('draw', { title: '' }),
  ]
  const items = [
    { at: '19:45', title: 'Talk', who: 'Lu' },
    { at: '20:00', title: 'Draw', who: '' },
  ]

  it('holds the titled cues of the rundown with their times', () => {
    expect(withAgenda(cues[0]!, cues).content).toEqual({ items })
    const own = { ...cues[0]!, content: { items: '19:00 Own' } }
    expect(withAgenda(own, cues)).toBe(own)
  })

  it('is shown so on stage and phones while it is on, and nothing of what has been at any other time', () => {
    const state = { ...emptyState('e'), cues }
    for (const role of ['stage', 'hall'] as const) {
      expect(see(role, { ...state, show: showing('agenda', 0) }).cues).toMatchObject([{ content: { items } }])
      expect(JSON.stringify(see(role, { ...state, show: showing('Draw', 0) }))).not.toContain('Talk')
    }
    expect(see('host', { ...state, show: showing('agenda', 0) }).cues).toBe(cues)
  })
})

describe('what phones are told comes next', () => {
  const cues = [
    cue('Talk', { at: '19:45', minutes: 15, content: { name: 'Lu' } }),
    cue('Agenda', { scene: 'agenda' }),
    cue('Panel', { at: '20:00', minutes: 10, content: { name: 'Wei' } }),
    cue('Surprise', { unlisted: true }),
    cue('Cut', { skip: true }),
    cue('lamp', { scene: 'draw', title: 'The lamp', prize: 'lamp', at: '20:10' }),
    cue('radio', { scene: 'draw', prize: 'radio' }),
    cue('Thanks'),
  ]
  const state = {
    ...emptyState('e'),
    cues,
    show: showing('Talk', 0),
    prizes: [prize('lamp', 1), prize('radio', 1)],
  }
  const ahead = [
    { at: '20:00', scene: 'speaker', title: 'Panel', who: 'Wei' },
    { at: '20:10', scene: 'draw', title: '', who: '' },
    { at: '', scene: 'speaker', title: 'Thanks', who: '' },
  ]

  it('is what the agenda lists after the cue that is on, and draws without their prizes', () => {
    for (const role of ['hall', 'guest'] as const) expect(see(role, state).ahead).toEqual(ahead)
    for (const role of ['host', 'desk', 'stage', 'confidence'] as const)
      expect(see(role, state)).not.toHaveProperty('ahead')
    expect(aheadOf({ ...state, show: showing('Panel', 0) })).toEqual(ahead.slice(1))
    expect(aheadOf({ ...state, show: showing('Thanks', 0) })).toEqual([])
  })

  it('leaves out draws of prizes that are all won', () => {
    expect(aheadOf({ ...state, prizes: [prize('lamp', 0), prize('radio', 0)] })).toEqual([ahead[0], ahead[2]])
  })

  it('is five items at most', () => {
    const many = Array.from({ length: 9 }, (_, i) => cue(`Talk ${i}`))
    expect(aheadOf({ ...state, cues: many }).map(({ title }) => title)).toEqual([
      'Talk 0',
      'Talk 1',
      'Talk 2',
      'Talk 3',
      'Talk 4',
    ])
  })

  it('is nothing after the end, and beside an agenda with a list of its own', () => {
    expect(aheadOf({ ...state, closed: true })).toEqual([])
    const own = cue('Own', { scene: 'agenda', content: { items: '19:00 Own' } })
    expect(aheadOf({ ...state, cues: [...cues, own] })).toEqual([])
    expect(aheadOf({ ...state, cues: [...cues, { ...own, skip: true }] })).toEqual(ahead)
  })
})
