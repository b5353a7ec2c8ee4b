import { parentPort } from 'node:worker_threads'
import { leafWriter, nodesOver } from '../../../shared/fair/merkle.ts'
import { pool, winners } from '../../../shared/fair/pick.ts'
import { entrants, type RollRow } from '../../../shared/fair/roll.ts'
import { nodeDigest, nodeKeyed } from '../digests.ts'
import type { DrawOrder, FairAnswer, FairOrder, SealOrder } from '../fairMessages.ts'

const main = parentPort!
let rows: RollRow[] = []

main.on('message', (order: FairOrder) => {
  if ('rows' in order) return void rows.push(...(JSON.parse(order.rows) as RollRow[]))
  const taken = rows
  rows = []
  main.postMessage('leaves' in order ? sealed(taken, order) : drawn(taken, order))
})

function sealed(fresh: readonly RollRow[], { leaves, places, before }: SealOrder): FairAnswer {
  const write = leafWriter(leaves, nodeDigest)
  for (let i = 0; i < fresh.length; i++) write(places[i]!, fresh[i]!)
  return nodesOver(leaves, nodeDigest, before, (size) => new Uint8Array(new SharedArrayBuffer(size)))
}

function drawn(roll: readonly RollRow[], { event, prize, without, ...chance }: DrawOrder): FairAnswer {
  const rows = pool(entrants(event, roll, prize.unit), prize, without)
  return winners({ ...chance, pool: rows, keyed: nodeKeyed })
}
