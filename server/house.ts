import type { HouseState } from '../shared/show/house.ts'
import type { ImportPlan } from '../shared/show/rule.ts'
import type { State } from '../shared/show/state.ts'
import type { StoreError } from './journals/error.ts'
import type { Answer, Ledger, Submission } from './ledger.ts'
import type { Session } from './rules.ts'

export interface HouseOptions {
  /** Folder of `house.sqlite` and `events/`; null keeps everything in memory. */
  data: string | null
  /** Makes the demo event if there is nothing yet. */
  demo: boolean
  now?: () => number
  /** The plan of a `people.import`, computed against the state that it is decided on. */
  plan?: (event: string, preview: string, state: State) => ImportPlan | undefined
}

/** A public file that tools cache: `etag` changes with it. */
export interface Proof {
  json: string
  etag: string
}

/** The server as a whole: its own ledger (id `house`), the events' ledgers and what the server's clock has to do. */
export declare class House {
  /** Throws a StoreError (`store-taken`, `store-broken`, `journal-broken`) if the house itself cannot be served. */
  static open(options: HouseOptions): Promise<House>
  readonly ledger: Ledger<HouseState>
  /** An event's ledger; undefined if there is none of that id or it cannot be served. */
  event(id: string): Ledger<State> | undefined
  /** Events that cannot be served, and why. */
  readonly broken: ReadonlyMap<string, StoreError>
  /** Id of the current event; null if there is none. */
  get current(): string | null
  /** Submits to an event, or to the house where `event` is 'house'. */
  submit(event: string, submission: Submission, session: Session): Promise<Answer>
  /** The proof of an event up to what has been revealed. */
  proof(event: string): Promise<Proof>
  /** The fd1 ticket of a person in the latest sealed roll; null if they are not in it. */
  ticket(event: string, person: string): Promise<Record<string, unknown> | null>
  /** The secret of a key: made with `key-made`, gone with its revocation. */
  key(id: string): Promise<string | null>
  /** Called for every event that comes or goes: subscribe to ledgers here. */
  onEvent(listener: (id: string, ledger: Ledger<State> | null) => void): () => void
  /** Writes an event as one file, readable by the owner alone. */
  backup(event: string, path: string): Promise<void>
  close(): Promise<void>
}
