import type { Body, Fact } from './rule.ts'
import type { Award, VoidReason } from './state.ts'

/** One thing that happened to an award: its claim moved, or it was voided. */
export interface ClaimChange {
  /** Epoch ms. */
  at: number
  draw: number
  entry: string
  to: Award['claim'] | 'voided'
  /** Why, where it was voided. */
  reason: VoidReason | null
  /** The name given at sign-in; '' where it was not recorded. */
  by: string
  note: string
  serial: string
}

/** The types of facts that the log is made of. */
export const LOGGED = ['claim-set', 'fd1/void', 'award-noted', 'fd1/withdraw', 'person-left'] as const

/** What happened to awards, and when people withdrew. */
export interface ClaimLog {
  changes: ClaimChange[]
  /** Epoch ms of the last withdrawal, by entry, or by the id of a person whom no seal holds. */
  withdrawn: Map<string, number>
}

export const emptyLog = (): ClaimLog => ({ changes: [], withdrawn: new Map() })

/** Adds facts of a journal, in their order. */
export function addToLog({ changes, withdrawn }: ClaimLog, facts: Iterable<Fact>): void {
  for (const { at, body } of facts) if (body) add(changes, withdrawn, at, body)
}

function add(changes: ClaimChange[], withdrawn: Map<string, number>, at: number, body: Body): void {
  if (body.type === 'claim-set') {
    const { draw, entry, claim, by, note, serial } = body
    changes.push({ at, draw, entry, to: claim, reason: null, by, note, serial })
  } else if (body.type === 'fd1/void') {
    const { no, entry, reason } = body
    changes.push({ at, draw: no, entry, to: 'voided', reason, by: '', note: '', serial: '' })
  } else if (body.type === 'award-noted') {
    // It stands beside the void that it is of, and says by whom and why.
    const { draw, entry, by, note } = body
    const last = changes.findLast((one) => one.draw === draw && one.entry === entry)
    if (last?.to === 'voided') Object.assign(last, { by, note })
  } else if (body.type === 'fd1/withdraw') withdrawn.set(body.entry, at)
  else if (body.type === 'person-left' && body.on) withdrawn.set(body.person, at)
}
