import type { Socket } from 'socket.io'
import { expect, test } from 'vitest'
import { Channel } from '../../server/sockets/channel.ts'
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
    seen: (from: number, to: number) => ({ type: 'seen', from, to }),
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
  expect(steps(old)).toEqual([[1, 3, 2]])
})
