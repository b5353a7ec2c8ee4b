import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { find } from '../../shared/show/table.ts'
import { secondsLeft } from '../../shared/show/timeLeft.ts'
import { workClock } from '../../shared/show/workClock.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

/** A showcase with `minutes` for each of three tables, on the stage; no table has begun. */
function showcase(minutes: number | undefined = 2) {
  const recorder = new ShowRecorder()
  for (const group of ['Table 1', 'Table 2', 'Table 3']) {
    recorder.do('person.save', { code: group, name: `Guest of ${group}`, group })
    recorder.do('work.save', { group, title: `Work of ${group}` })
  }
  const { answer } = recorder.do('cue.save', { scene: 'groups', content: minutes ? { minutes } : {} })
  recorder.do('cue.show', { cue: answer['id'] })
  return { recorder, show: (group: string | null) => recorder.do('work.show', { group }) }
}

const clockOf = ({ state: { cues, show } }: ShowRecorder) =>
  workClock(find(cues, show.cue!), show.work ?? null)
const left = (recorder: ShowRecorder) => secondsLeft(clockOf(recorder)!, recorder.now)
const refused = (recorder: ShowRecorder, ask: object) =>
  recorder.do('work.time', ask as Record<string, unknown>).refused?.refused

describe('the time of the table on the stage', () => {
  it('is as long as the showcase says for each table, and begins anew with the next', () => {
    const { recorder, show } = showcase(2)
    show('Table 1')
    recorder.now += 130_000
    expect(left(recorder)).toBe(-10)
    recorder.do('work.time', { add: 30 })
    expect(left(recorder)).toBe(20)
    show('Table 2')
    expect(left(recorder)).toBe(120)
  })

  it('never jumps: it changes by what is added, by nothing when it is held or goes on, and not while it is held', () => {
    const acts = fc.array(
      fc.record({
        ms: fc.integer({ min: 1, max: 90_000 }),
        add: fc.option(fc.constantFrom(-30, 30), { nil: undefined }),
        paused: fc.option(fc.boolean(), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(acts, (all) => {
        const { recorder, show } = showcase(3)
        recorder.now += all[0]!.ms % 997
        show('Table 1')
        for (const { ms, add, paused } of all) {
          const stood = left(recorder)
          recorder.now += ms
          const before = left(recorder)
          if (clockOf(recorder)!.ends === null) expect(before).toBe(stood)
          if (add === undefined && paused === undefined) continue
          recorder.do('work.time', { ...(add && { add }), ...(paused !== undefined && { paused }) })
          expect(left(recorder)).toBe(before + (add ?? 0))
          if (paused !== undefined) expect(clockOf(recorder)!.ends === null).toBe(paused)
        }
      }),
    )
  })

  it('is refused where no table has one', () => {
    const { recorder, show } = showcase(2)
    expect(refused(recorder, { add: 30 })).toBe('work-untimed')
    show('Table 1')
    expect(refused(recorder, { add: 30 })).toBeUndefined()
    show(null)
    expect(refused(recorder, { paused: true })).toBe('work-untimed')
    const untimed = showcase(0)
    untimed.show('Table 1')
    expect(refused(untimed.recorder, { add: 30 })).toBe('work-untimed')
  })
})
