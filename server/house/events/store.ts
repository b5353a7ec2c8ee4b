import type { Cluster } from '../../journals/cluster.ts'
import type { Journal, NamedValues } from '../../journals/journal.ts'

/** Where the journals of the house and of its events are. */
export interface Store {
  house(): Promise<Journal>
  /** Where the last heads of the journals are remembered: apart from all of them, so that none takes it along when it is cut. */
  heads(): NamedValues
  /** Where an event's journal is, for whoever runs the server. */
  path(name: string): string
  /** What may be an event's journal: names to open. */
  names(): Promise<string[]>
  open(name: string): Promise<Journal>
  /** A file with the journal of an event that is not in the store, such as a backup. */
  openFile(path: string): Promise<Journal>
  /** Puts such a file, closed, in the place of a closed journal: there is the one or the other, whatever happens meanwhile. */
  replace(name: string, path: string): Promise<void>
  /** A new, empty journal. */
  create(name: string): Promise<Journal>
  /** Removes a closed journal. */
  drop(name: string): Promise<void>
  /** The servers that share the store. */
  readonly cluster: Cluster
  /** The clock that all of them go by, epoch ms; absent where the computer's serves. */
  now?(): number
  /** Whether no other server is there: none comes in before `letOthersIn`. */
  readonly isAlone: boolean
  letOthersIn(): Promise<void>
  /** Lets go of the store, once every journal is closed. */
  close(): Promise<void>
}
