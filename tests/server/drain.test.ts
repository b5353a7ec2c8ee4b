import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { Link } from '../../client/link/link.ts'
import { Drain } from '../../server/broadcast/drain.ts'
import type { Connection } from '../../server/broadcast/connection.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import { ClusterOfApps } from '../support/cluster.ts'
import { eventually } from '../support/eventually.ts'
import { FaultyNetwork } from '../support/faultyNetwork.ts'
import { evening, Running } from '../support/runningServer.ts'

describe('a server that drains', () => {
  const open = new Set<Connection>()
  const connections = {
    all: () => [...open],
    get size() {
      return open.size
    },
  }
  const moved: number[] = []
  const signal = new AbortController().signal

  /** A socket that notes when it was closed. */
  function connection(): Connection {
    let told: (() => void) | undefined
    const it = {
      once: (_name: string, listener: () => void) => void (told = listener),
      conn: {
        close() {
          moved.push(performance.now())
          open.delete(it)
          told?.()
        },
      },
    } as unknown as Connection
    open.add(it)
    return it
  }

  afterEach(() => {
    vi.useRealTimers()
    open.clear()
    moved.length = 0
  })

  test('closes its sockets one by one at random moments, so that they do not all come to the next one at once', async () => {
    vi.useFakeTimers()
    for (let i = 0; i < 400; i++) connection()
    const began = performance.now()
    const drained = new Drain(connections).run(10, signal)
    await vi.advanceTimersByTimeAsync(1999)
    expect(moved).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(6002)
    await drained
    expect(moved).toHaveLength(400)
    const perSecond = [2, 3, 4, 5, 6, 7].map(
      (second) => moved.filter((at) => Math.floor((at - began) / 1000) === second).length,
    )
    // 67 on average; so few or many come once in millions of runs.
    for (const count of perSecond) expect(count).toBeGreaterThan(25)
  })

  test('closes a socket only when all that it asked has been answered', async () => {
    vi.useFakeTimers()
    const it = connection()
    const drain = new Drain(connections)
    const [first, second] = [drain.hold(it), drain.hold(it)]
    const drained = drain.run(10, signal)
    await vi.advanceTimersByTimeAsync(9000)
    first()
    expect(moved).toHaveLength(0)
    second()
    await drained
    expect(moved).toHaveLength(1)
  })

  test('ends with the last answer where nobody is connected, at once where nothing is under way', async () => {
    const drain = new Drain(connections)
    const request = drain.hold({})
    const drained = drain.run(600, signal)
    request()
    await drained
    await new Drain(connections).run(600, signal)
  })

  test('ends when its time is over, or when the signal says so', async () => {
    vi.useFakeTimers()
    const drain = new Drain(connections)
    drain.hold(connection())
    const late = drain.run(10, signal)
    await vi.advanceTimersByTimeAsync(10_000)
    await late
    const hurry = new AbortController()
    const hurried = new Drain(connections).run(10, hurry.signal)
    hurry.abort()
    await hurried
    expect(moved).toHaveLength(0)
  })

  test('does not even begin where no time is given', async () => {
    const drain = new Drain(connections)
    connection()
    await drain.run(0, signal)
    expect(drain.begun).toBe(false)
  })
})

describe('a rolling restart', () => {
  const { signal } = new AbortController()
  let cluster: ClusterOfApps
  beforeAll(async () => {
    cluster = await ClusterOfApps.start([])
    await cluster.add({ drainSeconds: 2 })
    await cluster.add()
  })
  afterAll(() => cluster.stop())

  test('is not ready, takes no new socket, and still answers what comes over HTTP', async () => {
    const server = await Running.start({ drainSeconds: 2 })
    const { event } = await evening(server)
    const { socket } = await server.as().listen()
    const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve))
    const drained = server.app.drain(signal)
    const ready = await server.as().get('/readyz')
    expect([ready.status, ready.body.refused]).toEqual([503, 'server-stopping'])
    expect((await server.as().get('/healthz')).status).toBe(200)
    await expect(server.as().listen()).rejects.toThrow()
    expect((await server.host.send(event, 'sponsor.save', { name: 'Late' })).status).toBe(200)
    // As a connection that was lost, which pages try again at once.
    expect(await gone).toBe('transport close')
    await drained
    await server.stop()
    expect(server.logs.filter((line) => JSON.parse(line).level >= 50)).toEqual([])
  })

  test('loses no command and does none twice: each has its answer, or is sent again under the same id', async () => {
    const [first, second] = cluster.servers as [Running, Running]
    const { event } = await evening(first)
    const network = await FaultyNetwork.to(first.base)
    const link = new Link<State>(
      { role: 'host', token: first.host.token, address: network.address },
      { snapshot() {}, facts() {}, head() {}, link() {}, checking() {} },
    )
    const names: string[] = []
    const over = new AbortController()
    /** Puts one sponsor after the other; a command without an answer is sent again as it was. */
    const work = (async () => {
      for (let i = 0; !over.signal.aborted; i++) {
        const name = `Sponsor ${i}`
        for (;;) {
          const said = await link.send('sponsor.save', { name }, `drain-${i}`)
          if (!isRefusal(said)) break
          expect(['offline', 'not-received']).toContain(said.refused)
          await new Promise((again) => setTimeout(again, 20))
        }
        names.push(name)
      }
    })()
    await eventually(() => names.length).toBeGreaterThan(20)
    network.lead(second.base)
    await first.app.drain(signal)
    const before = names.length
    await first.app.close()
    await eventually(() => names.length).toBeGreaterThan(before + 20)
    expect(second.app.context.connections.count('host')).toBe(1)
    over.abort()
    await work
    link.end()
    await network.end()
    const { sponsors } = second.app.context.house.event(event)!.state
    expect(sponsors.map(({ name }) => name)).toEqual(names)
  })
})
