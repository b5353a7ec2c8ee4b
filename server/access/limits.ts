import { Rate } from './rate.ts'

/** How much one caller may ask, and how many may be connected. */
export interface Limits {
  /** Commands and other work of one session. */
  work: Rate
  /** Pictures of works that one guest sends. */
  workPictures: Rate
  /** Requests without a session, per connection. */
  strangers: Rate
  /** Wrong keys per address; a correct key is never refused because of them. */
  guesses: Rate
  /** Failed checks of the second proof for a ticket code; counted per person, because a whole audience may share one address. */
  proofs: Rate
  /** Connections of everybody, HTTP and sockets together. */
  connections: number
  /** Handshakes per connection. */
  handshakes: Rate
  /** Packets of one connection, by whether it runs the show. */
  packets: { staff: Rate; hall: Rate }
  /**
   * Sockets of the hall with its guests, of one session, and of one address that have not said who they are; beyond `all` only who carries a
   * session's cookie is let in. A hall may be one address: `hall` and `unfinished` together are less than `all`, so that
   * whoever runs the show finds room.
   */
  sockets: { hall: number; session: number; unfinished: number; all: number }
}

export function defaultLimits(): Limits {
  return {
    work: new Rate(1000, 200),
    workPictures: new Rate(8, 1 / 15),
    strangers: new Rate(100, 20),
    guesses: new Rate(20, 0.5),
    proofs: new Rate(5, 1 / 60),
    connections: 40_000,
    handshakes: new Rate(10, 0.5),
    packets: { staff: new Rate(1000, 200), hall: new Rate(60, 10) },
    sockets: { hall: 12_000, session: 500, unfinished: 11_000, all: 24_000 },
  }
}
