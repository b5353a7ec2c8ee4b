import { Rate } from './rate.ts'

/** How much one caller may ask, and how many may be connected. */
export interface Limits {
  /** Commands and other work of one session. */
  work: Rate
  /** What somebody without a session asks over one connection. */
  strangers: Rate
  /** Wrong keys from one address; a right one is never refused for them. */
  guesses: Rate
  /** Wrong second data for one person's ticket code: by person, for a hall may be one address. */
  proofs: Rate
  /** Connections of everybody, HTTP and sockets together. */
  connections: number
  /** How often one connection may say who it is. */
  handshakes: Rate
  /** Packets of one connection, by whether it runs the show. */
  packets: { staff: Rate; hall: Rate }
  /**
   * Sockets of the hall, of one session, and of one address that have not said who they are; beyond `all` only who carries a
   * session's cookie is let in. A hall may be one address: `hall` and `unfinished` together are less than `all`, so that
   * whoever runs the show finds room.
   */
  sockets: { hall: number; session: number; unfinished: number; all: number }
}

export function defaultLimits(): Limits {
  return {
    work: new Rate(1000, 200),
    strangers: new Rate(100, 20),
    guesses: new Rate(20, 0.5),
    proofs: new Rate(5, 1 / 60),
    connections: 40_000,
    handshakes: new Rate(10, 0.5),
    packets: { staff: new Rate(1000, 200), hall: new Rate(60, 10) },
    sockets: { hall: 12_000, session: 500, unfinished: 11_000, all: 24_000 },
  }
}
