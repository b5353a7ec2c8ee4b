import { expect } from 'vitest'
import { Link, type LinkOptions, type LinkState } from '../../client/link/link.ts'
import type { Refusal } from '../../shared/show/rule.ts'
import { applySeen, type Seen } from '../../shared/show/seen.ts'
import type { State } from '../../shared/show/state.ts'
import { FaultyNetwork } from './faultyNetwork.ts'
import { evening, Running, type Client } from './runningServer.ts'

/** A page with a link over the network, and all that the link told it. */
export class Page {
  readonly link: Link<State>
  state: State | null = null
  version = 0
  head = ''
  snapshots = 0
  states: LinkState[] = []
  refused: Refusal | null = null
  checking: number[] = []
  /** Every sponsor that a fact put, in order. */
  readonly put: string[] = []
  private waiting: (() => void)[] = []

  constructor(options: LinkOptions) {
    this.link = new Link<State>(options, {
      snapshot: (state, version) => this.told(() => this.whole(state, version)),
      facts: (facts, version) =>
        this.told(() =>
          this.projection(
            facts.map(({ body }) => body as Seen),
            version,
          ),
        ),
      head: (head) => this.told(() => void (this.head = head)),
      link: (state, refused) => this.told(() => void (this.states.push(state), (this.refused = refused))),
      checking: (count) => this.told(() => void this.checking.push(count)),
    })
  }

  get is(): LinkState | undefined {
    return this.states.at(-1)
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((wake) => this.waiting.push(wake))
  }

  private whole(state: State | null, version: number): void {
    this.state = state
    this.version = version
    this.snapshots++
  }

  private projection(facts: Seen[], version: number): void {
    expect(version).toBeGreaterThan(this.version)
    for (const fact of facts) {
      this.state = applySeen(this.state!, fact)
      this.put.push(...(fact.put?.sponsors ?? []).map(({ id }) => String(id)))
    }
    this.version = version
  }

  private told(what: () => void): void {
    what()
    for (const wake of this.waiting.splice(0)) wake()
  }
}

/** An event on a server of its own, and a network that leads to it. */
export class LinkedEvent {
  private readonly pages: Page[] = []

  private constructor(
    readonly running: Running,
    readonly event: string,
    readonly network: FaultyNetwork,
  ) {}

  static async start(): Promise<LinkedEvent> {
    const running = await Running.start()
    const { event } = await evening(running)
    return new LinkedEvent(running, event, await FaultyNetwork.to(running.base))
  }

  get host(): Client {
    return this.running.host
  }

  get version(): number {
    return this.running.app.context.house.event(this.event)!.version
  }

  /** A page, once its link is live; the host's unless the options say otherwise. */
  async page(options: Partial<LinkOptions> = {}): Promise<Page> {
    const page = new Page({
      role: 'host',
      token: this.host.token,
      address: this.network.address,
      ...options,
    })
    this.pages.push(page)
    await page.until(() => page.is === 'live')
    return page
  }

  /** Makes a sponsor; answers the id. */
  async sponsor(name: string): Promise<string> {
    return (await this.host.send(this.event, 'sponsor.save', { name })).body.id
  }

  /** How many sponsors are called so. */
  async named(name: string): Promise<number> {
    return (await this.host.state(this.event)).sponsors.filter((one) => one.name === name).length
  }

  async stop(): Promise<void> {
    for (const { link } of this.pages) link.end()
    await this.network.end()
    await this.running.stop()
  }
}
