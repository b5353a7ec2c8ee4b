import { canonical } from '../../shared/fair/canonical.ts'
import { isPublic } from '../../shared/fair/records.ts'
import { inOrder, type RollRow } from '../../shared/fair/roll.ts'
import type { Body } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { Line } from '../journals/journal.ts'
import { SerialQueue } from '../turns/serialQueue.ts'
import { readFact } from './eventRules.ts'
import type { Ledger } from './ledger.ts'

type RollSealed = Extract<Body, { type: 'roll-sealed' }>

/** A public file that tools cache: `etag` changes with it. */
export interface Proof {
  json: string
  etag: string
}

/**
 * The proof of an event: every line, the bodies of fd1's records only, every sealed roll (fd1 §6). While a result is not wholly
 * revealed it ends before its CLOSE. Read line by line as the event goes on, so that the next one costs only what is new.
 */
export class ProofFile {
  private readonly ledger: Ledger<State>
  private readonly lines: string[] = []
  private readonly rolls: string[] = []
  private readonly roots = new Set<string>()
  private roll = new Map<string, RollRow>()
  /** How many lines and rolls stand before the CLOSE that was last seen, and its line. */
  private close = { seq: 0, lines: 0, rolls: 0 }
  private read = 0
  private cached: { version: number; proof: Proof } | null = null
  private readonly queue = new SerialQueue()

  constructor(ledger: Ledger<State>) {
    this.ledger = ledger
  }

  /** The proof of now. */
  get(): Promise<Proof> {
    return this.queue.run(() => this.make())
  }

  private async make(): Promise<Proof> {
    // The state may move on while lines are read: the proof is of the version that it began with.
    const { version, state } = this.ledger
    if (this.cached?.version === version) return this.cached.proof
    for await (const lines of this.ledger.journal.read(this.read + 1)) {
      for (const line of lines) if (line.seq <= version) this.addLine(line)
    }
    const hidden = isHidden(state)
    const lines = hidden ? this.lines.slice(0, this.close.lines) : this.lines
    const rolls = hidden ? this.rolls.slice(0, this.close.rolls) : this.rolls
    const json = `{"format":"fd1/proof","event":${JSON.stringify(state.id)},"journal":[${lines.join(',')}],"rolls":{${rolls.join(',')}}}`
    const shown = hidden ? this.close.seq - 1 : version
    const proof = { json, etag: `"${state.id}-${shown}-${this.ledger.head(shown)!.slice(0, 16)}"` }
    this.cached = { version, proof }
    return proof
  }

  private addLine(line: Line): void {
    const { body, seq, prev, at, digest, hash } = line
    const fact = body === null ? null : readFact(JSON.parse(body))
    if (fact?.type === 'roll-sealed') this.change(fact)
    if (fact?.type === 'fd1/seal') this.addRoll(fact.root)
    if (fact?.type === 'fd1/close') this.close = { seq, lines: this.lines.length, rolls: this.rolls.length }
    const bare = canonical({ seq, prev, at, digest, hash })
    this.lines.push(isPublic(fact) ? `${bare.slice(0, -1)},"body":${body}}` : bare)
    this.read = seq
  }

  private change({ put, drop }: RollSealed): void {
    for (const entry of drop) this.roll.delete(entry)
    for (const row of put) this.roll.set(row[0], row)
  }

  /** The roll of a seal: the facts that change it stand before the seal. */
  private addRoll(root: string): void {
    if (this.roots.has(root)) return
    this.roots.add(root)
    this.rolls.push(`"${root}":${JSON.stringify(inOrder([...this.roll.values()]))}`)
  }
}

/** Whether there is a result that has not been wholly revealed. */
export function isHidden(state: State): boolean {
  return state.draws.some((draw) => draw.id === state.opened?.no && draw.phase === 'closed')
}
