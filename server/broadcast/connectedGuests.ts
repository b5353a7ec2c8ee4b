import type { House } from '../house/house.ts'
import { Presence } from './presence.ts'
import type { ConnectionRegistry } from './registry.ts'

/** The people whose own pages are open, by the event in which words may be asked for. */
type Said = [event: string, people: string[]][]

/**
 * The people whose own pages are open, on whichever server: whom words may be asked of. The servers tell each other theirs only
 * while a draw waits; one who came or went elsewhere is known within seconds.
 */
export class ConnectedGuests {
  private readonly presence: Presence<Said>

  constructor(
    private readonly house: House,
    private readonly connections: ConnectionRegistry,
  ) {
    this.presence = new Presence<Said>('guests', house.cluster, {
      own: () => this.ofOpenDraws(),
      changed: () => undefined,
    })
    house.onChange((_event, { before, after }) => {
      if (before.opened?.no !== after.opened?.no) this.presence.update()
    })
  }

  /** The people of an event, each once. */
  of(event: string): string[] {
    const others = [...this.presence.said].flatMap(([, said]) => new Map(said).get(event) ?? [])
    return [...new Set([...this.connections.guestsOf(event), ...others])]
  }

  stop(): void {
    this.presence.stop()
  }

  private ofOpenDraws(): Said {
    return this.house.ledger.state.events.flatMap(({ id }): Said => {
      const waits = this.house.event(id)?.state.opened != null
      return waits ? [[id, this.connections.guestsOf(id)]] : []
    })
  }
}
