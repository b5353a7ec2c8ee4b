import { see } from '../../shared/show/see.ts'
import { seen } from '../../shared/show/seen.ts'
import type { HouseState } from '../../shared/show/house.ts'
import { ROLES, type Role } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { Change } from '../ledger/replica.ts'
import type { House } from '../house/house.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { Channel, type ChannelOptions } from './channel.ts'

/** Those who run the show are served first and at once, the hall afterwards. */
const FIRST: readonly Role[] = ['host', 'stage', 'confidence', 'desk']
/** The hall gets at most one message in so many ms; one that shows nothing may wait longer. */
const HALL_PAUSE = 250
const HIDDEN_PAUSE = 1000

/** The channels of one event, made when they are first asked for. */
class EventChannels {
  private readonly channels = new Map<Role, Channel<State>>()
  private timer: NodeJS.Timeout | null = null
  private due = Infinity
  private flushedAt = -Infinity
  private readonly stop: () => void

  constructor(
    private readonly ledger: Ledger<State>,
    private readonly options: ChannelOptions,
  ) {
    this.stop = ledger.on((change) => this.changed(change))
  }

  of(role: Role): Channel<State> {
    let channel = this.channels.get(role)
    if (!channel) this.channels.set(role, (channel = this.make(role)))
    return channel
  }

  end(): void {
    this.stop()
    if (this.timer) clearTimeout(this.timer)
  }

  private make(role: Role): Channel<State> {
    const { ledger } = this
    const { slicer, ...plain } = this.options
    return new Channel<State>(
      {
        get version() {
          return ledger.version
        },
        get head() {
          return ledger.head()!
        },
        see: () => see(role, ledger.state),
        seen,
      },
      role === 'hall' ? { ...plain, slicer } : plain,
    )
  }

  private changed({ before, after }: Change<State>): void {
    for (const role of FIRST) this.channels.get(role)?.flush()
    // What an erasure takes away is not kept in earlier views either.
    if (after.erased && !before.erased) for (const role of ROLES) this.channels.get(role)?.forget()
    const hall = this.channels.get('hall')
    if (!hall) return
    // After this turn: the answer to whoever asked goes out before the hall is served.
    setImmediate(() => {
      hall.advance()
      this.plan(hall)
    })
  }

  private plan(hall: Channel<State>): void {
    const { waiting } = hall
    if (!waiting) return
    const at = this.flushedAt + (waiting === 'shown' ? HALL_PAUSE : HIDDEN_PAUSE)
    if (at >= this.due) return
    if (this.timer) clearTimeout(this.timer)
    const wait = at - performance.now()
    if (wait <= 0) return this.flush(hall)
    this.due = at
    this.timer = setTimeout(() => this.flush(hall), wait)
    this.timer.unref()
  }

  private flush(hall: Channel<State>): void {
    this.due = Infinity
    this.flushedAt = performance.now()
    hall.flush()
  }
}

/** Every channel there is: what the sockets listen to and what HTTP reads. */
export class Channels {
  readonly house: Channel<HouseState>
  private readonly events = new Map<string, EventChannels>()
  private readonly stops: (() => void)[]

  constructor(
    private readonly places: House,
    private readonly options: ChannelOptions,
  ) {
    const { ledger } = places
    this.house = new Channel<HouseState>(
      {
        get version() {
          return ledger.version
        },
        get head() {
          return ledger.head()!
        },
        see: () => ledger.state,
      },
      { now: options.now },
    )
    this.stops = [
      ledger.on(() => this.house.flush()),
      places.onEvent((id, there) => {
        if (there) return
        this.events.get(id)?.end()
        this.events.delete(id)
      }),
    ]
  }

  /** The channel of an event for a role; undefined if there is no such event. */
  of(event: string, role: Role): Channel<State> | undefined {
    let channels = this.events.get(event)
    if (!channels) {
      const ledger = this.places.event(event)
      if (!ledger) return undefined
      this.events.set(event, (channels = new EventChannels(ledger, this.options)))
    }
    return channels.of(role)
  }

  end(): void {
    for (const stop of this.stops) stop()
    for (const channels of this.events.values()) channels.end()
  }
}
