import type { Socket } from 'socket.io'
import { lookInSteps, see } from '../../shared/show/see.ts'
import { seen, seenInSteps } from '../../shared/show/seen.ts'
import type { HouseState } from '../../shared/show/house.ts'
import { ROLES, type Fact, type Role } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { StateChange } from '../ledger/replica.ts'
import type { House } from '../house/house.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { Turns } from '../turns/turns.ts'
import { Channel, type ChannelOptions, type Feed } from './channel.ts'
import { Guests } from './guests.ts'
import { loadReadings, readInSteps, withReadings } from './readings.ts'

/** These are sent every change at once; the hall afterwards, in batches. */
const STAFF_ROLES: readonly Role[] = ['host', 'stage', 'confidence', 'desk']
/** Least time between two messages to the hall, and between two that only advance the version. */
const HALL_INTERVAL_MS = 250
const HIDDEN_INTERVAL_MS = 1000
/** Records changed by what is sent at once; of more the messages are made in turns. */
const MOST_AT_ONCE = 1000

/** The channels of one event, made when they are first asked for. */
class EventChannels {
  private readonly channels = new Map<Role, Channel<State>>()
  private guests: Guests | null = null
  private timer: NodeJS.Timeout | null = null
  private reading: Promise<void> | null = null
  private ended = false
  /** While a change is sent in turns: the end of it. */
  private turns: Promise<void> | null = null
  private due = Infinity
  private flushedAt = -Infinity
  private readonly stop: () => void

  constructor(
    private readonly ledger: Ledger<State>,
    private readonly options: ChannelOptions,
  ) {
    this.stop = ledger.on((change) => this.changed(change))
  }

  /** What a role listens to: guests the hall's channel, and each what it sees of itself. */
  feed(role: Role): Feed {
    return role === 'guest'
      ? (this.guests ??= new Guests(this.of('hall'), this.ledger, this.options))
      : (this.channels.get(role) ?? (isLarge(this.ledger.state) ? this.lookingFirst(role) : this.of(role)))
  }

  /** Takes sockets in once what is long in the role's first view has been worked out, in turns with other work. */
  private lookingFirst(role: Role): Feed {
    const left = new Set<Socket>()
    return {
      join: (socket, held) => {
        void new Turns().through(lookInSteps(role, this.ledger.state)).then(() => {
          if (!left.has(socket) && !this.ended) this.of(role).join(socket, held)
        })
      },
      leave: (socket) => {
        left.add(socket)
        this.channels.get(role)?.leave(socket)
      },
    }
  }

  /** The view of a role without what a guest sees of itself. */
  of(role: Role): Channel<State> {
    if (role === 'guest') return this.of('hall')
    let channel = this.channels.get(role)
    if (!channel) this.channels.set(role, (channel = this.make(role)))
    return channel
  }

  end(): void {
    this.stop()
    if (this.timer) clearTimeout(this.timer)
    this.ended = true
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
        see: () => (role === 'desk' ? this.seeDesk() : see(role, ledger.state)),
        seen,
        seenInSteps,
        isLarge,
      },
      role === 'hall' ? { ...plain, slicer } : plain,
    )
  }

  /** What the desk sees; the names that there was no time to read now follow, read in turns. */
  private seeDesk(): State {
    const seenNow = see('desk', this.ledger.state)
    const { view, unread } = withReadings(seenNow, this.channels.get('desk')?.last.view)
    if (unread > 0 && !this.reading) {
      this.reading = readNames(seenNow).then(async () => {
        this.reading = null
        const desk = this.channels.get('desk')
        if (desk && !this.ended) await desk.refresh(() => this.look('desk', desk))
      })
    }
    return view
  }

  private changed({ before, after, facts }: StateChange<State>): void {
    if (this.turns || areMany(facts)) this.flushInTurns()
    else for (const role of STAFF_ROLES) this.channels.get(role)?.flush()
    // What an erasure takes away is not kept in earlier views either.
    if (after.erased && !before.erased) for (const role of ROLES) this.channels.get(role)?.forget()
    const hall = this.channels.get('hall')
    if (!hall || this.turns) return
    // In a later turn of the event loop, so that the command's answer is sent first.
    setImmediate(() => {
      hall.advance()
      this.plan(hall)
    })
  }

  /** Sends a change of very many records role by role, in turns with other work; what comes meanwhile follows. */
  private flushInTurns(): void {
    let before = this.turns ?? Promise.resolve()
    for (const role of STAFF_ROLES) {
      const channel = this.channels.get(role)
      const after = before
      if (channel) before = channel.flushInTurns(() => after.then(() => this.look(role, channel)))
    }
    const mine = before.then(async () => {
      // An erasure may have come while what it takes away was still being sent.
      if (this.ledger.state.erased) for (const role of ROLES) this.channels.get(role)?.forget()
      await new Turns().through(lookInSteps('hall', this.ledger.state))
      const hall = this.channels.get('hall')
      hall?.advance()
      if (hall) this.plan(hall)
    })
    const done = mine.finally(() => {
      if (this.turns === done) this.turns = null
    })
    this.turns = done
  }

  /** Works out what is long in what a role is shown, in turns. */
  private async look(role: Role, { last }: Channel<State>): Promise<void> {
    await new Turns().through(lookInSteps(role, this.ledger.state))
    if (role === 'desk') await readNames(see('desk', this.ledger.state), last.view)
  }

  private plan(hall: Channel<State>): void {
    const { waiting } = hall
    if (!waiting) return
    const at = this.flushedAt + (waiting === 'shown' ? HALL_INTERVAL_MS : HIDDEN_INTERVAL_MS)
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
    if (hall.flush()) this.guests?.flush()
  }
}

/** Reads the names of a desk's view, in turns with other work. */
async function readNames(view: State, before?: State): Promise<void> {
  await loadReadings()
  await new Turns('reading').through(readInSteps(view, before))
}

/** Whether there are so many people that a view of them is worked out and written in turns. */
const isLarge = ({ people }: State): boolean => people.length > MOST_AT_ONCE

/** Whether some facts change more records than are sent at once. */
const areMany = (facts: readonly Fact[]): boolean =>
  facts.length > MOST_AT_ONCE ||
  facts.reduce((sum, { body }) => sum + (body?.type === 'roll-sealed' ? body.put.length : 1), 0) >
    MOST_AT_ONCE

/** Every channel there is: what the sockets listen to and what HTTP reads. */
export class Channels {
  readonly house: Channel<HouseState>
  private readonly events = new Map<string, EventChannels>()
  private readonly stops: (() => void)[]

  constructor(
    private readonly houseSource: House,
    private readonly options: ChannelOptions,
  ) {
    const { ledger } = houseSource
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
      houseSource.onEvent((id, there) => {
        if (there) return
        this.events.get(id)?.end()
        this.events.delete(id)
      }),
    ]
  }

  /** What a role listens to of an event; undefined if there is no such event. */
  feed(event: string, role: Role): Feed | undefined {
    return this.ofEvent(event)?.feed(role)
  }

  /** The channel with the view that a role has of an event, a guest's without itself; undefined if there is no such event. */
  of(event: string, role: Role): Channel<State> | undefined {
    return this.ofEvent(event)?.of(role)
  }

  end(): void {
    for (const stop of this.stops) stop()
    for (const channels of this.events.values()) channels.end()
  }

  private ofEvent(event: string): EventChannels | undefined {
    let channels = this.events.get(event)
    if (!channels) {
      const ledger = this.houseSource.event(event)
      if (!ledger) return undefined
      this.events.set(event, (channels = new EventChannels(ledger, this.options)))
    }
    return channels
  }
}
