import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../server/broadcast/connection.ts'
import type { ConnectionRegistry } from '../../server/broadcast/registry.ts'
import { soleServer, type Cluster } from '../../server/journals/cluster.ts'
import { TypedWordsRelay } from '../../server/sockets/typedWords.ts'
import type { Role } from '../../shared/show/rule.ts'
import type { TypedWords } from '../../shared/wire.ts'
import { RawSocket } from '../support/rawSocket.ts'
import { evening, Running, type Client, type SocketClient } from '../support/runningServer.ts'

let running: Running
let event: string

beforeAll(async () => {
  running = await Running.start()
  ;({ event } = await evening(running))
})
afterAll(() => running.stop())

const typed = (words: string): TypedWords => ({ step: 'call:1', words })

/** A socket, and the words that it is sent. */
async function hear(client: Client, where = event): Promise<SocketClient & { words: TypedWords[] }> {
  const words: TypedWords[] = []
  const listener = await client.listen(where)
  listener.socket.on('words', (said: TypedWords) => void words.push(said))
  return Object.assign(listener, { words })
}

test('words typed on one panel stand on every other of the event, the last typed, and nowhere else', async () => {
  const other = (await running.host.send('house', 'event.new', { title: 'Another' })).body.id
  const [first, second, elsewhere] = [
    await hear(running.host),
    await hear(running.host),
    await hear(running.host, other),
  ]
  const roles = ['desk', 'stage', 'confidence'] as const satisfies Role[]
  const others = await Promise.all([
    ...roles.map(async (role) => hear(await running.staff(role))),
    hear(running.as()),
  ])
  const { version } = running.app.context.house.event(event)!
  expect(await first.ask('words', typed('blue'))).toEqual({})
  expect(await second.ask('words', typed('blue whale'))).toEqual({})
  await expect.poll(() => [first.words, second.words]).toEqual([[typed('blue whale')], [typed('blue')]])

  const late = await RawSocket.open(running.base)
  late.sendText(`40${JSON.stringify({ role: 'host', token: running.host.token, event })}`)
  expect(await late.messageStarting('42["words"')).toBe(`42${JSON.stringify(['words', typed('blue whale')])}`)
  late.close()
  for (const one of [elsewhere, ...others]) {
    await one.ask('now')
    expect(one.words).toEqual([])
  }
  expect(running.app.context.house.event(event)!.version).toBe(version)
  expect((await running.host.get(`/api/events/${event}/state`)).text).not.toContain('whale')
})

test('words are taken from hosts alone, and only of a size that is recorded', async () => {
  const host = await hear(running.host)
  const desk = await hear(await running.staff('desk'))
  const one = typed('x')
  expect(await desk.ask('words', one)).toMatchObject({ refused: 'forbidden' })
  for (const wrong of [
    { ...one, words: 'x'.repeat(401) },
    { ...one, step: 'x'.repeat(121) },
    { ...one, draw: 1 },
    { words: 'x' },
  ])
    expect(await host.ask('words', wrong)).toMatchObject({ refused: 'request-malformed' })
})

/** A server of two, with two panels: what is typed on the first, and the words that each shows. */
class Peer {
  readonly shown = ['', '']
  hear: (message: unknown) => void = () => undefined
  private readonly panels = this.shown.map(
    (_, i) =>
      ({
        data: { subscription: { event } },
        emit: (_name: string, { words }: TypedWords) => (this.shown[i] = words),
      }) as unknown as Connection,
  )
  private readonly relay: TypedWordsRelay

  /** `tell` takes what it tells the other; `now` is the same all the time. */
  constructor(tell: (message: string) => void) {
    const cluster: Cluster = {
      ...soleServer(),
      tell: (_topic, message) => tell(JSON.stringify(message)),
      on: (_topic, listener) => {
        this.hear = listener as (message: unknown) => void
        return () => undefined
      },
    }
    const connections = { ofRole: () => this.panels } as unknown as ConnectionRegistry
    this.relay = new TypedWordsRelay(connections, cluster, () => 1000)
  }

  async type(words: string): Promise<void> {
    this.shown[0] = words
    await this.relay.take(this.panels[0]!, typed(words))
  }
}

test('of words that two servers take at the same moment the same stand on every panel', async () => {
  const told: string[][] = [[], []]
  const [one, other] = [
    new Peer((message) => told[1]!.push(message)),
    new Peer((message) => told[0]!.push(message)),
  ]
  await Promise.all([one.type('ours'), other.type('theirs')])
  for (const message of told[0]!) one.hear(JSON.parse(message))
  for (const message of told[1]!) other.hear(JSON.parse(message))
  const shown = [...one.shown, ...other.shown]
  expect(shown).toEqual(shown.map(() => shown[0]))

  // What is typed after that comes later, whatever the clock says.
  told.forEach((messages) => messages.splice(0))
  await one.type('and more')
  for (const message of told[1]!) other.hear(JSON.parse(message))
  expect([...one.shown, ...other.shown]).toEqual(shown.map(() => 'and more'))
})
