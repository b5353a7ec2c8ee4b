import type { Socket } from 'socket.io'
import { expect, test } from 'vitest'
import type { Steps } from '../../shared/fair/steps.ts'
import type { Seen } from '../../shared/show/seen.ts'
import { Channel } from '../../server/broadcast/channel.ts'
import type { Facts } from '../../shared/wire.ts'

/** A socket that keeps what is written to it. */
function listener() {
  const heard: [string, Facts][] = []
  const conn = { writeBuffer: [], write: (text: string) => void heard.push(JSON.parse(text.slice(1))) }
  return { heard, socket: { connected: true, conn } as unknown as Socket }
}

/** A source whose view is its version. */
function counter() {
  return {
    version: 1,
    get head() {
      return `head ${this.version}`
    },
    see(): number {
      return this.version
    },
    seen: (from: number, to: number) => ({ type: 'seen', from, to }) as Seen,
  }
}

test('who has read over HTTP what the others are still to be sent is let in at once, and then gets only the rest', () => {
  const source = counter()
  const channel = new Channel(source, { now: () => 0 })
  const [old, early] = [listener(), listener()]
  channel.join(old.socket)
  source.version = 2
  const { version, head } = channel.now
  channel.join(early.socket, { version, head })
  expect(early.heard).toEqual([['facts', { from: 2, to: 2, head: 'head 2', facts: [], now: 0 }]])
  source.version = 3
  channel.flush()
  const steps = ({ heard }: typeof old) =>
    heard.slice(1).map(([, { from, to, facts }]) => [from, to, facts.length])
  expect(steps(early)).toEqual([[2, 3, 1]])
  expect(steps(old)).toEqual([[1, 3, 1]])
})

test('who comes back with a version that is known gets what changed since as one fact, else a snapshot', () => {
  const source = counter()
  const channel = new Channel(source, { now: () => 0 })
  const come = (held?: { version: number; head: string }) => {
    const { heard, socket } = listener()
    channel.join(socket, held)
    return heard
  }
  for (; source.version < 5; source.version++) channel.flush()
  channel.flush()
  expect(come({ version: 2, head: 'head 2' })).toMatchObject([
    ['facts', { from: 2, to: 5, head: 'head 5', facts: [{ body: { from: 2, to: 5 } }] }],
  ])
  expect(come({ version: 5, head: 'head 5' })).toMatchObject([['facts', { from: 5, to: 5, facts: [] }]])
  expect(come({ version: 2, head: 'another' })).toMatchObject([['snapshot', { version: 5, state: 5 }]])
  expect(come({ version: 9, head: 'head 9' })).toMatchObject([['snapshot', { version: 5 }]])
  channel.forget()
  expect(come({ version: 4, head: 'head 4' })).toMatchObject([['snapshot', { version: 5 }]])
  expect(come({ version: 5, head: 'head 5' })).toMatchObject([['facts', { from: 5, to: 5 }]])
})

test('what is being made in turns is never made at once for a change that comes meanwhile', async () => {
  const atOnce: number[] = []
  const looked: number[] = []
  const source = {
    ...counter(),
    see() {
      looked.push(this.version)
      return this.version
    },
    seen(from: number, to: number) {
      atOnce.push(from)
      return { type: 'seen', from, to } as Seen
    },
    *seenInSteps(from: number, to: number): Steps<Seen> {
      yield
      return { type: 'seen', from, to } as Seen
    },
  }
  const channel = new Channel(source, { now: () => 0 })
  const { heard, socket } = listener()
  channel.join(socket)
  source.version = 2
  let goOn!: () => void
  const ready = new Promise<void>((resolve) => (goOn = resolve))
  const first = channel.flushInTurns()
  const second = channel.flushInTurns(() => ready)
  await first
  source.version = 3
  expect(channel.flush()).toBe(false)
  const third = channel.refresh()
  expect(looked).toEqual([1, 2])
  goOn()
  await Promise.all([second, third])
  source.version = 4
  expect(channel.flush()).toBe(true)
  expect(heard.slice(1).map(([, { from, to }]) => [from, to])).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
  ])
  expect(atOnce).toEqual([3])
})
