import { expect, test } from 'vitest'
import type { State } from '../../shared/show/state.ts'
import { CrashClient } from '../support/crashClient.ts'
import { CRASH_POINTS, advanceDraw } from '../support/crashPoints.ts'
import { readStoredData, auditAfterStart } from '../support/crashAudit.ts'

/** An evening for each; FAULT_SEEDS names others, to try more or to see one again. */
const SEEDS = (process.env['FAULT_SEEDS'] ?? '1,2,3,4').split(',').map(Number)
/** Kills of an evening; it goes on until every kind of moment has come, helped on in its second half, but not for ever. */
const KILLS = 26
const MOST_KILLS = 60

test.concurrent.for(SEEDS)(
  'an evening loses nothing when its server is killed again and again (seed %i)',
  { timeout: 1_200_000 },
  async (seed, { onTestFailed }) => {
    const evening = new CrashClient(seed)
    const story: string[] = []
    /** What goes on now, for an evening that comes to no end. */
    let step = 'setting up'
    onTestFailed(() => console.error(`FAULT_SEEDS=${seed}: ${story.join(', ')}; while ${step}`))
    const used = new Map(Object.keys(CRASH_POINTS).map((name) => [name, 0]))
    const unseen = () => [...used].filter(([, times]) => times === 0)
    await evening.setUp()
    for (let kill = 1; kill <= KILLS || (unseen().length > 0 && kill <= MOST_KILLS); kill++) {
      if (kill > KILLS / 2 && unseen().length > 0 && !unseen().some(([name]) => fits(evening, name))) {
        await advanceDraw(evening, evening.state)
        // What it has brought about may be over once the server has started again.
        await evening.readState()
      }
      const name = next(evening, used)
      used.set(name, used.get(name)! + 1)
      story.push(name)
      step = 'coming to that moment'
      await CRASH_POINTS[name]!.bring(evening, evening.state)
      step = 'waiting for answers after the kill'
      await evening.kill()
      await startAgain(evening, (now) => (step = now))
    }
    expect(unseen()).toEqual([])
    for (const { by, event, id, answer } of evening.sent) {
      const { status, body } = await by.get(`/api/events/${event}/commands/${id}`)
      if (body.refused !== 'event-unknown') expect([status < 500, body]).toEqual([true, answer])
    }
    expect(await evening.process.kill('SIGTERM')).toEqual({ code: 0, signal: null })
    readStoredData(evening)
    await evening.process.remove()
  },
)

/** Whether this kind of moment can come now. */
const fits = ({ state, process }: CrashClient, name: string): boolean =>
  CRASH_POINTS[name]!.fits(state, process.now)

/** The kind of moment that has come least often, of those that can come now. */
function next(evening: CrashClient, used: ReadonlyMap<string, number>): string {
  const { random } = evening
  const names = Object.keys(CRASH_POINTS).filter((name) => fits(evening, name))
  return random.shuffled(names).reduce((least, name) => (used.get(name)! < used.get(least)! ? name : least))
}

/** Starts the server and checks what it says; `tell` is told what goes on. */
async function startAgain(evening: CrashClient, tell: (step: string) => void): Promise<void> {
  const { process } = evening
  const left = readStoredData(evening)
  sleep(evening, left.state)
  const startedAt = process.now
  tell('starting')
  await process.start()
  tell('connecting')
  await evening.connect()
  tell('checking what the server says')
  await auditAfterStart(evening, left, startedAt)
  evening.startupTime = process.now - startedAt
}

/** Lets time pass while nobody serves: none, until a reveal is about to fall due, or more. */
function sleep({ process, random, startupTime }: CrashClient, { draws, opened }: State): void {
  const { stopped } = process
  const draw = draws.find(({ id }) => id === opened?.no)
  const page = draw?.pages.find(({ to }) => to > draw.shown)
  const soon = page ? page.over - startupTime - random.int(1000) : 0
  const later = Math.max(stopped, page?.over ?? 0) + random.int(60_000)
  process.ahead = Math.max(stopped, random.pick([stopped, soon, later])) - Date.now()
}
