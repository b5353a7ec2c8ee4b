import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Arrivals } from '../../server/access/arrivals.ts'

/** Ms, held by the test. */
let clock = 0
let arrivals: Arrivals
let server: Server
/** How many had been asked for something when each connection was taken. */
const taken: number[] = []
const asked: string[] = []
const clients: Socket[] = []

beforeEach(async () => {
  clock = taken.length = asked.length = 0
  arrivals = new Arrivals(() => clock)
  server = createServer((request, response) => {
    asked.push(request.url!)
    response.end('here')
  })
  arrivals.follow(server)
  server.on('connection', () => taken.push(asked.length))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy()
  server.close()
})

/** Connects and asks for a path; resolves with what is answered. */
function ask(path: string): Promise<string> {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  clients.push(client)
  client.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  return new Promise((resolve, reject) => {
    let text = ''
    client.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text))
    client.on('error', reject)
  })
}

test('while connections keep coming they are taken, and read only afterwards; one that has left meanwhile harms nobody', async () => {
  const answers = Array.from({ length: 30 }, (_, i) => ask(`/${i}`))
  void ask('/left')
  server.on('connection', () => {
    if (taken.length === 31) clients.at(-1)!.resetAndDestroy()
  })
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/here$/)
  expect(taken).toEqual(Array.from({ length: 31 }, () => 0))
  expect(arrivals.keepComing()).toBe(false)
  expect(asked.filter((path) => path !== '/left').toSorted()).toEqual(
    answers.map((_, i) => `/${i}`).toSorted(),
  )
})

test('those who are connected have their part of the time, however long others keep coming', async () => {
  clock = 49
  const answer = ask('/')
  const isTaking = new Promise((tell) => server.once('connection', () => tell(arrivals.keepComing())))
  expect([await isTaking, await answer]).toEqual([false, expect.stringMatching(/here$/)])
})
