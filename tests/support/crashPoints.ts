import { setTimeout as pause } from 'node:timers/promises'
import { covered } from '../../shared/show/stage.ts'
import type { Draw, State } from '../../shared/show/state.ts'
import { claim, isDone, type CrashClient } from './crashClient.ts'
import { oneFact, type StoredBody } from './sentCommands.ts'

/** A point of the show at which the server is killed: when it applies, and how to bring the server there. */
interface CrashPoint {
  fits(state: State, now: number): boolean
  bring(client: CrashClient, state: State): Promise<unknown>
}

const IMPORTED_PEOPLE = 600
const opened = ({ opened, draws }: State): Draw | undefined => draws.find(({ id }) => id === opened?.no)
const isFree = (state: State): boolean => !state.opened && !covered(state)
const isOpen = (state: State): boolean => opened(state)?.phase === 'open' && !covered(state)
const isClosed = (state: State): boolean => opened(state)?.phase === 'closed' && !covered(state)
const settled = (state: State) => {
  const revealed = new Set(state.draws.filter(({ phase }) => phase === 'revealed').map(({ id }) => id))
  return state.awards.filter(({ draw, status }) => revealed.has(draw) && status !== 'voided')
}
/** Awards that can be drawn again. */
const redrawable = (state: State) => settled(state).filter(({ claim }) => claim !== 'handed-over')

/** Sends a GO that opens a draw of the prize, with a trace by which it is known in the journal. */
function startDraw(e: CrashClient, { prizes, draws }: State) {
  const count = e.random.pick([1, 2, 3, 22])
  const stocked = prizes.slice(0, 3).filter(({ left }) => left > 0)
  const prize = e.random.pick(stocked.length > 0 ? stocked : prizes).id
  const no = draws.length + 1
  const trace = oneFact(`open ${no}`, (body) => body.type === 'fd1/open' && body['no'] === no)
  return { prize, trace, sent: e.send(e.host, 'draw.start', { prize, count }, trace) }
}

/** Sends the words of the draw that is open. */
function callWords(e: CrashClient, state: State) {
  const { open, need } = opened(state)!
  const words = () => (need === 'room' ? { word: e.newMark() } : {})
  const trace = oneFact(`close ${open}`, (body) => body.type === 'fd1/close' && body['open'] === open)
  return { words, trace, sent: e.send(e.host, 'draw.call', words(), trace) }
}

/**
 * Advances the show by one step without a kill, towards landing and hand-over, which constant kills would reach only on a
 * fast machine.
 */
export async function advanceDraw(e: CrashClient, state: State): Promise<void> {
  if (isFree(state)) await startDraw(e, state).sent
  else if (isOpen(state)) await callWords(e, state).sent
}

export const CRASH_POINTS: Record<string, CrashPoint> = {
  'at work': {
    fits: () => true,
    async bring(e) {
      e.sendSmallCommands(20)
      await e.waitUpTo(40)
    },
  },
  'opening a draw': {
    fits: isFree,
    bring(e, state) {
      const { prize, trace, sent } = startDraw(e, state)
      if (e.random.chance(0.5)) void e.send(e.secondHost, 'draw.start', { prize, count: 1 }, trace)
      return e.waitUpTo(10, sent)
    },
  },
  rolling: {
    fits: isOpen,
    async bring(e) {
      e.sendSmallCommands(6)
      await e.waitUpTo(15)
    },
  },
  'calling the words': {
    fits: isOpen,
    bring(e, state) {
      const { words, trace, sent } = callWords(e, state)
      if (e.random.chance(0.5)) void e.send(e.secondHost, 'draw.call', words(), trace)
      return e.waitUpTo(8, e.random.chance(0.5) ? sent : e.received())
    },
  },
  'abandoning a draw': {
    fits: isOpen,
    bring(e, state) {
      const { open } = opened(state)!
      const trace = oneFact(`abandon ${open}`, (body) => body.type === 'fd1/abandon' && body['open'] === open)
      return e.waitUpTo(8, e.send(e.host, 'draw.abandon', { reason: 'technical' }, trace))
    },
  },
  landing: {
    fits: isClosed,
    async bring(e) {
      e.sendSmallCommands(6)
      await e.waitUpTo(15)
    },
  },
  revealing: {
    fits: (state, now) =>
      isClosed(state) && opened(state)!.pages.some(({ over }) => over > now && over < now + 5000),
    async bring(e, state) {
      const next = opened(state)!.pages.find(({ over }) => over > e.process.now)
      const left = Math.max(0, (next?.over ?? 0) - e.process.now)
      const received = e.received()
      await pause(left)
      await e.waitUpTo(20, received)
    },
  },
  'going black': {
    fits: isClosed,
    bring: (e) => e.waitUpTo(8, cover(e, true)),
  },
  'lifting the black': {
    fits: covered,
    bring: (e) => e.waitUpTo(8, cover(e, false)),
  },
  'handing over': {
    fits: (state) => settled(state).length > 1,
    bring(e, state) {
      const [first, second] = e.random.shuffled(settled(state))
      const { draw, entry } = first!
      claim(e, second!)
      void e.send(e.host, 'award.confirm', { draw, entry }, null)
      const note = e.newMark()
      const voided = oneFact(note, (body) => body.type === 'award-noted' && body['note'] === note)
      return e.waitUpTo(
        8,
        e.send(e.secondHost, 'award.void', { draw, entry, reason: 'declined', note }, voided),
      )
    },
  },
  redrawing: {
    fits: (state) => isFree(state) && redrawable(state).length > 0,
    bring(e, state) {
      const { draw, entry } = e.random.pick(redrawable(state))
      const no = state.draws.length + 1
      const trace = oneFact(`open ${no}`, (body) => body.type === 'fd1/open' && body['no'] === no)
      return e.waitUpTo(
        10,
        e.send(e.host, 'award.redraw', { draw, entries: [entry], reason: 'absent' }, trace),
      )
    },
  },
  'importing many': {
    fits: () => true,
    async bring(e) {
      const code = e.newMark()
      const preview = await e.preview(code, IMPORTED_PEOPLE, false)
      const isOurs = (saved: unknown) => (saved as { code?: string })?.code?.startsWith(`${code}-`) ?? false
      const trace = {
        name: code,
        count: IMPORTED_PEOPLE,
        matches: (body: StoredBody) => isOurs(body['person']),
      }
      e.sendSmallCommands(3)
      await e.waitUpTo(60, e.send(e.host, 'people.import', { preview }, trace))
    },
  },
  'copying an event': {
    fits: () => true,
    bring(e) {
      const { ask, trace } = copyOf(e)
      e.sendSmallCommands(3)
      return e.waitUpTo(150, e.send(e.host, 'event.copy', ask, trace, 'house'))
    },
  },
  'deleting an event': {
    fits: () => true,
    async bring(e) {
      const { ask, trace } = copyOf(e)
      const answer = await e.send(e.host, 'event.copy', ask, trace, 'house')
      const event = isDone(answer) ? String((answer as { id?: unknown }).id) : ''
      const deleted = oneFact(
        `delete ${event}`,
        (body) => body.type === 'house-event-deleted' && body['event'] === event,
      )
      await e.waitUpTo(15, e.send(e.secondHost, 'event.delete', { event }, deleted, 'house'))
    },
  },
  'erasing people': {
    fits: () => true,
    async bring(e) {
      const { ask, trace } = copyOf(e)
      const answer = await e.send(e.host, 'event.copy', ask, trace, 'house')
      if (!isDone(answer)) return
      const event = String((answer as { id?: unknown }).id)
      e.erased.add(event)
      const erased = oneFact('erase', (body) => body.type === 'people-erased')
      await e.waitUpTo(60, e.send(e.host, 'people.erase', {}, erased, event))
    },
  },
  starting: {
    fits: () => true,
    async bring(e) {
      e.sendSmallCommands(3)
      await e.kill()
      void e.process.launch()
      await e.waitUpTo(700)
    },
  },
}

/** A copy of the event with everybody, and how it is recognised in the house's journal. */
function copyOf(e: CrashClient) {
  const title = e.newMark()
  const ask = { event: e.event, as: 'rehearsal', with: 'people', title }
  return { ask, trace: oneFact(title, (body) => body['title'] === title) }
}

function cover(e: CrashClient, on: boolean) {
  const text = e.newMark()
  const trace = oneFact(text, (body) => body['text'] === text)
  return e.send(e.host, 'layer.set', { layer: 'black', on, text }, trace)
}
