import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { see } from '../../shared/show/see.ts'
import { secondsLeft, timerOf } from '../../shared/show/timeLeft.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

/** A show with a countdown of `minutes` minutes and another cue; neither is on. */
function shown(minutes = 20) {
  const recorder = new ShowRecorder()
  const id = (content: object, scene: string) =>
    String(recorder.do('cue.save', { scene, content }).answer['id'])
  const countdown = id({ minutes }, 'countdown')
  const talk = id({}, 'speaker')
  return { recorder, countdown, talk, show: (cue: string) => recorder.do('cue.show', { cue }) }
}
const left = ({ state, now }: ShowRecorder) => secondsLeft(timerOf(state)!, now)

describe('the timer', () => {
  it('starts with the minutes of a countdown when that is shown, and with no other cue', () => {
    const { recorder, countdown, talk, show } = shown(3)
    show(talk)
    expect(recorder.state.timer).toBeUndefined()
    show(countdown)
    expect(recorder.state.timer).toMatchObject({ length: 180, cue: countdown, ends: recorder.now + 180_000 })
  })

  it('goes on while other cues are shown, and begins anew only when it is told to, or for another countdown', () => {
    const { recorder, countdown, talk, show } = shown(3)
    show(countdown)
    recorder.now += 60_000
    show(talk)
    recorder.now += 60_000
    show(countdown)
    expect(left(recorder)).toBe(60)
    recorder.do('timer.start', { restart: true })
    expect(left(recorder)).toBe(180)
    recorder.now += 200_000
    const other = String(
      recorder.do('cue.save', { scene: 'countdown', content: { minutes: 5 } }).answer['id'],
    )
    show(other)
    expect(left(recorder)).toBe(300)
  })

  it('counts on beyond its end, from where more time is given', () => {
    const { recorder, countdown, show } = shown(1)
    show(countdown)
    recorder.now += 102_000
    expect(left(recorder)).toBe(-42)
    recorder.do('timer.add', { minutes: 1 })
    expect(left(recorder)).toBe(18)
  })

  it('shows the same figure right before and after it is stopped and goes on, whenever that is', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(pauses, (steps) => {
        const { recorder, countdown, show } = shown(2)
        recorder.now += steps[0]! % 997
        show(countdown)
        for (const [i, ms] of steps.entries()) {
          recorder.now += ms
          const before = left(recorder)
          recorder.do(i % 2 ? 'timer.start' : 'timer.pause')
          expect(left(recorder)).toBe(before)
          if (i % 2 === 0) {
            recorder.now += 12_345
            expect(left(recorder)).toBe(before)
          }
        }
      }),
    )
  })

  it('set by hand before a countdown is shown is that countdown’s own', () => {
    const { recorder, countdown, show } = shown(20)
    recorder.do('timer.set', { minutes: 7 })
    expect(recorder.state.timer).toMatchObject({ ends: null, left: 420, cue: null })
    show(countdown)
    expect(recorder.state.timer).toMatchObject({ left: 420, cue: countdown })
    recorder.do('cue.show', { cue: countdown })
    recorder.do('timer.start')
    expect(recorder.state.timer).toMatchObject({ ends: recorder.now + 420_000 })
  })

  it('is refused what makes no sense: to stop twice, to start twice, no time, none there', () => {
    const { recorder, countdown, show } = shown()
    const refused = (type: string, ask = {}) => recorder.do(type, ask).refused?.refused
    expect(refused('timer.pause')).toBe('timer-none')
    expect(refused('timer.add', { minutes: 1 })).toBe('timer-none')
    show(countdown)
    expect(refused('timer.start')).toBe('timer-runs')
    expect(refused('timer.add')).toBe('timer-length')
    expect(refused('timer.set')).toBe('timer-length')
    expect(refused('timer.pause')).toBeUndefined()
    expect(refused('timer.pause')).toBe('timer-still')
  })

  it('is frozen with the picture, and shown on phones only where the host says so', () => {
    const { recorder, countdown, show } = shown(20)
    show(countdown)
    const before = recorder.state.timer
    recorder.do('layer.set', { layer: 'freeze', on: true })
    recorder.do('timer.set', { minutes: 1, phones: false })
    expect(recorder.state.show.layers.freeze!.timer).toEqual(before)
    expect(see('hall', recorder.state).timer).toBeNull()
    expect(JSON.stringify(see('hall', recorder.state))).not.toContain(`"ends"`)
    expect(see('stage', recorder.state).timer).toEqual(recorder.state.timer)
  })
})

it('a countdown of an event that knew no timer counts from when it was shown', () => {
  const { recorder, countdown, show } = shown(2)
  show(countdown)
  const { timer: _timer, ...state } = recorder.state
  expect(secondsLeft(timerOf(state)!, state.show.since + 30_000)).toBe(90)
})
