import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registry } from '../../server/access/commands.ts'
import { ROLES, type Role } from '../../shared/show/rule.ts'
import { evening, newId, Running, type Client } from '../support/runningServer.ts'

let running: Running
let event: string
const clients = new Map<Role, Client>()

beforeAll(async () => {
  running = await Running.start()
  event = (await evening(running)).event
  clients.set('host', running.host)
  for (const role of ['desk', 'stage', 'confidence'] as const) clients.set(role, await running.staff(role))
  clients.set('hall', running.as())
  clients.set('guest', await running.guest(event))
})
afterAll(() => running.stop())

/** The versions of the event and of the house: they grow with every effect. */
const versions = () => [
  running.app.context.house.event(event)!.version,
  running.app.context.house.ledger.version,
]

const cells = (['event', 'house'] as const).flatMap((where) =>
  Object.entries(registry[where]).flatMap(([type, rule]) =>
    ROLES.map((role) => ({ where, type, role, may: rule.roles.includes(role) })),
  ),
)

describe('a command that a role may not give is refused and has no effect', () => {
  for (const { where, type, role } of cells.filter(({ may }) => !may)) {
    test(`${role} gives ${type} to the ${where}`, async () => {
      const before = versions()
      const client = clients.get(role)!
      const over = await client.send(where === 'house' ? 'house' : event, type)
      expect([over.status, over.body.refused]).toEqual([403, 'forbidden'])
      if (where === 'house') {
        await expect(client.listen('house')).rejects.toMatchObject({ refused: 'forbidden' })
      } else {
        const listener = await client.listen(role === 'hall' ? undefined : event)
        expect(await listener.send(type)).toMatchObject({ refused: 'forbidden' })
        listener.socket.disconnect()
      }
      expect(versions()).toEqual(before)
    })
  }
})

describe('a command that a role may give is judged by what it asks', () => {
  for (const { where, type, role } of cells.filter(({ may }) => may)) {
    test(`${role} gives ${type} to the ${where}`, async () => {
      const before = versions()
      const client = clients.get(role)!
      const target = where === 'house' ? 'house' : event
      const odd = { unheardOf: 1 }
      const over = await client.send(target, type, odd)
      expect([over.status, over.body.refused]).toEqual([400, 'ask-malformed'])
      const listener = await client.listen(target)
      expect(await listener.send(type, odd)).toEqual(over.body)
      listener.socket.disconnect()
      expect(versions()).toEqual(before)
    })
  }
})

/** The objects within a schema that would take a member which they do not name, by their path. */
function* openObjects(schema: TSchema & Record<string, any>, path = ''): Generator<string> {
  if (schema['properties'] && schema['additionalProperties'] !== false) yield path
  for (const [name, member] of Object.entries<TSchema>(schema['properties'] ?? {}))
    yield* openObjects(member, `${path}/${name}`)
  for (const [i, member] of Object.entries<TSchema>(schema['anyOf'] ?? []))
    yield* openObjects(member, `${path}|${i}`)
  if (schema['items']) yield* openObjects(schema['items'], `${path}[]`)
}

test.each(Object.entries({ ...registry.event, ...registry.house }))(
  'the ask of %s takes no member that it does not name',
  (_type, { ask }) => expect([...openObjects(ask)]).toEqual([]),
)

test('the refusal of an unknown member names it', async () => {
  const ask = { name: 'Lamp', quantity: 1, colour: 'red' }
  expect((await clients.get('host')!.send(event, 'prize.save', ask)).body).toEqual({
    refused: 'ask-malformed',
    with: { path: '/colour', rule: 'additionalProperties' },
  })
})

test('only the server’s clock reveals', () => {
  expect(cells.filter(({ type, may }) => type === 'draw.reveal' && may)).toEqual([])
})

test('every command of an event and of the house is given over HTTP and sockets by whom its rule names', () => {
  expect(cells.length).toBe(
    ROLES.length * (Object.keys(registry.event).length + Object.keys(registry.house).length),
  )
})

const filled = (url: string) =>
  url
    .replace(':event', event)
    .replace(':id', 'unknown')
    .replace(':person', 'unknown')
    .replace(':sha256', '0'.repeat(64))

test('every route refuses exactly the roles that it is not for', async () => {
  const kept = running.app.routes.filter(({ roles }) => roles !== 'all')
  expect(kept.length).toBeGreaterThan(10)
  for (const { method, url, roles } of kept) {
    for (const role of ROLES) {
      const said = await clients.get(role)!.call(method, filled(url))
      const where = `${role} ${method} ${url}`
      if (roles.includes(role as never)) expect(said.body?.refused, where).not.toBe('forbidden')
      else expect([said.status, said.body.refused], where).toEqual([403, 'forbidden'])
    }
  }
})

test('nobody takes a role that their session does not give; the host’s takes any but a guest’s, who is one person', async () => {
  for (const [has, client] of clients) {
    if (has === 'hall') continue
    for (const role of ROLES) {
      const { status, body } = await running.as(client.token, role).get(`/api/events/${event}/state`)
      const may = role === has || role === 'hall' || (has === 'host' && role !== 'guest')
      expect([has, role, status]).toEqual([has, role, may ? 200 : 403])
      if (!may) expect(body.refused).toBe('role-forbidden')
      const socket = running.as(client.token, role).listen()
      if (may) (await socket).socket.disconnect()
      else await expect(socket).rejects.toMatchObject({ refused: 'role-forbidden' })
    }
  }
})

test('a page that asks for a role gets no more, even with the host’s token', async () => {
  const host = await running.host.state(event)
  const stage = await running.as(running.host.token, 'stage').state(event)
  expect(host.people[0]!.phone).not.toBe('')
  expect(JSON.stringify(stage)).not.toContain(host.people[0]!.phone)
  const { status } = await running
    .as(running.host.token, 'stage')
    .call('POST', `/api/events/${event}/commands`, {
      id: newId(),
      type: 'layer.set',
      ask: { layer: 'black', on: true },
    })
  expect(status).toBe(403)
})
