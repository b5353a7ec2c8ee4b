import { addToLog, emptyLog, LOGGED, type ClaimLog } from '../../shared/show/claimLog.ts'
import type { State } from '../../shared/show/state.ts'
import type { Line } from '../journals/journal.ts'
import { readFact } from '../ledger/eventRules.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Bodies are canonical JSON, so the type of a fact that is wanted stands in its text as it is. */
const WANTED = new RegExp(`"type":"(?:${LOGGED.join('|')})"`)

/** The log of an event's claims up to the version that it has when this is asked, read slice by slice. */
export async function logOf({ journal, version }: Ledger<State>): Promise<ClaimLog> {
  const log = emptyLog()
  for await (const lines of journal.read()) {
    const wanted = lines.filter(({ seq, body }) => seq <= version && body !== null && WANTED.test(body))
    addToLog(log, wanted.map(factOf))
  }
  return log
}

const factOf = ({ at, body }: Line) => ({ at: Date.parse(at), body: readFact(JSON.parse(body!)) })
