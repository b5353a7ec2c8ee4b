import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../server/broadcast/connection.ts'
import type { ConnectionRegistry } from '../../server/broadcast/registry.ts'
import { soleServer, type Cluster } from '../../server/journals/cluster.ts'
import type { Shelf } from '../../server/journals/shelf.ts'
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

/** A server that shares its store with another, with two panels: what is typed on the first, and the words that each shows. */
class Peer {
  readonly shown = ['', '']
  /** What it has told the other and the other has not heard yet. */
  readonly told: string[] = []
  private listener: (message: unknown) => void = () => undefined
  private readonly panels = this.shown.map(
    (_, i) =>
      ({
        data: { subscription: { event } },
        emit: (_name: string, { words }: TypedWords) => (this.shown[i] = words),
      }) as unknown as Connection,
  )
  private readonly relay: TypedWordsRelay

  /** Its clock says the same all the time. */
  constructor(shelf: Shelf<unknown>) {
    const cluster: Cluster = {
      ...soleServer(),
      shelf: <T>() => shelf as Shelf<T>,
      tell: (_topic, message) => void this.told.push(JSON.stringify(message)),
      on: (_topic, listener) => {
        this.listener = listener as (message: unknown) => void
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

  hear({ told }: Peer): void {
    for (const message of told.splice(0)) this.listener(JSON.parse(message))
  }

  /** The second panel is opened anew. */
  reload(): Promise<void> {
    return this.relay.sendTo(this.panels[1]!)
  }
}

/** Two servers that share a store. */
function peers(): [Peer, Peer] {
  const shelf = soleServer().shelf('typed-words', { life: 60_000, most: 10 })
  return [new Peer(shelf), new Peer(shelf)]
}

test('of words that two servers take at the same moment the same stand on every panel', async () => {
  const [one, other] = peers()
  await Promise.all([one.type('ours'), other.type('theirs')])
  one.hear(other)
  other.hear(one)
  const shown = [...one.shown, ...other.shown]
  expect(shown).toEqual(shown.map(() => shown[0]))

  // What is typed after that comes later, whatever the clock says.
  await one.type('and more')
  other.hear(one)
  expect([...one.shown, ...other.shown]).toEqual(shown.map(() => 'and more'))
})

test('a panel that is opened is sent the later of what its server has heard and what the servers keep', async () => {
  const [one, other] = peers()
  await one.type('first')
  other.hear(one)
  await one.type('second')
  // What it was told is lost.
  await other.reload()
  expect(other.shown).toEqual(['first', 'second'])
})
