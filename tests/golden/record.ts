import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOUSE } from '../../server/house/house.ts'
import { openHouse } from '../../server/house/open.ts'
import { facts } from '../../shared/show/facts.ts'
import { linesOf } from '../support/lines.ts'
import { Recorded } from './recorded.ts'

/** Lines whose times are further apart than this, in ms, were written by different commands. */
const PAUSE = 500

/**
 * Records what the present code makes of a data folder, for every later version to compare with: a copy of the folder, and of
 * each journal in it the lines, the steps of its state, the state at the end and the proof. Throws if a kind of fact is missing.
 */
export async function record(data: string, folder: string): Promise<void> {
  if (existsSync(folder)) throw new Error(`${folder} is there already, and is never written again`)
  mkdirSync(folder, { recursive: true })
  cpSync(data, join(folder, 'store'), { recursive: true })
  const house = await openHouse({ data, demo: null })
  const types = new Set<string>()
  try {
    for (const id of [HOUSE, ...house.ledger.state.events.map((event) => event.id)]) {
      const { journal, state } = id === HOUSE ? house.ledger : house.event(id)!
      const recorded = new Recorded(id, await linesOf(journal))
      for (const { type } of recorded.bodies) types.add(type)
      const put = (name: string, text: string) => writeFileSync(join(folder, `${id}.${name}`), `${text}\n`)
      put('jsonl', recorded.lines.map((line) => JSON.stringify(line)).join('\n'))
      put('state.json', JSON.stringify(state))
      const steps = recorded.steps(endsOf(recorded))
      put('steps.jsonl', steps.map((step) => JSON.stringify(step)).join('\n'))
      if (id !== HOUSE) put('proof.json', (await house.proof(id)).json)
    }
  } finally {
    await house.close()
  }
  const missing = Object.keys(facts).filter((type) => !types.has(type))
  if (missing.length > 0) {
    rmSync(folder, { recursive: true })
    throw new Error(`no journal holds ${missing.join(', ')}`)
  }
  writeFileSync(join(folder, 'types.json'), `${JSON.stringify([...types].sort(), null, 2)}\n`)
}

/** The last line of each command. */
function endsOf({ lines }: Recorded): number[] {
  const last = lines.filter(({ at }, i) => {
    const next = lines[i + 1]
    return !next || Date.parse(next.at) - Date.parse(at) > PAUSE
  })
  return last.map(({ seq }) => seq)
}
