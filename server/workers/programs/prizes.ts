import { parentPort } from 'node:worker_threads'
import { readTable } from '../../../shared/formats/index.ts'
import { PRIZES } from '../../../shared/formats/prizeHeadings.ts'
import { prizeList, type PrizeList } from '../../../shared/formats/prizeList.ts'
import { Unreadable } from '../../../shared/formats/unreadable.ts'
import type { Refusal } from '../../../shared/show/rule.ts'
import type { PrizeOrder } from '../prizeMessages.ts'

// The spreadsheet library prints what it wonders about; the host is told what matters.
console.error = () => undefined

const main = parentPort!
const tell = (report: PrizeList | Refusal) => main.postMessage(report)

main.on('message', async ({ file, mapping }: PrizeOrder) => {
  try {
    tell(prizeList(await readTable(file, { headings: PRIZES }), mapping))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    // The formats look for people.
    tell({ refused: error.code === 'file-empty' ? 'prizes-missing' : error.code, with: error.params })
  }
})
