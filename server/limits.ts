import { Rate } from './rate.ts'

/** How much one caller may ask, and how many may be connected. */
export interface Limits {
  /** Commands and other work of one session. */
  work: Rate
  /** What somebody without a session asks over one connection. */
  strangers: Rate
  /** Wrong keys, codes and tickets from one address. */
  guesses: Rate
  /** Packets of one socket, by whether it runs the show. */
  packets: { staff: Rate; hall: Rate }
  /**
   * Sockets of the hall, sockets of everybody, and sockets of one address that have not said who they are. A hall may be one
   * address: it may take `hall` and `unfinished`, never the whole, so that whoever runs the show finds room.
   */
  sockets: { hall: number; all: number; unfinished: number }
}

export function defaultLimits(): Limits {
  return {
    work: new Rate(1000, 200),
    strangers: new Rate(100, 20),
    guesses: new Rate(20, 0.5),
    packets: { staff: new Rate(1000, 200), hall: new Rate(60, 10) },
    sockets: { hall: 12_000, all: 16_000, unfinished: 11_000 },
  }
}
