import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Arrivals } from '../../server/access/arrivals.ts'

/** Ms, held by the test. */
let clock = 0
let arrivals: Arrivals
let server: Server
let taken = 0
const asked: string[] = []
const clients: Socket[] = []

beforeEach(async () => {
  clock = taken = asked.length = 0
  arrivals = new Arrivals(() => clock)
  server = createServer((request, response) => {
    asked.push(request.url!)
    response.end('here')
  })
  arrivals.follow(server)
  server.on('connection', () => taken++)
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
  await expect.poll(() => taken).toBe(31)
  expect(arrivals.keepComing()).toBe(true)
  expect(asked).toEqual([])
  clients.at(-1)!.resetAndDestroy()
  clock += 1
  expect(arrivals.keepComing()).toBe(false)
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/here$/)
  expect(asked.filter((path) => path !== '/left').toSorted()).toEqual(
    answers.map((_, i) => `/${i}`).toSorted(),
  )
})

test('those who are connected have their part of the time, however long others keep coming', async () => {
  clock = 49
  expect(await ask('/')).toMatch(/here$/)
  expect(arrivals.keepComing()).toBe(false)
})
