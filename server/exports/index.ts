import { unrevealedHidden } from '../../shared/show/see.ts'
import type { Export, Sheet, Sheets } from './export.ts'
import { people } from './people.ts'
import { prizes } from './prizes.ts'
import { reconciliation } from './reconciliation.ts'
import { winners } from './winners.ts'
import { wordsOf } from './words.ts'
import { csvOf, xlsxOf } from './writers.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

type Name = 'winners' | 'prizes' | 'reconciliation' | 'people'

function exported(name: Name, ending: 'csv' | 'xlsx', sheets: Sheets): Export {
  const write: (sheets: Sheet[]) => Promise<Uint8Array> = ending === 'csv' ? csvOf : xlsxOf
  return {
    name: `${name}.${ending}`,
    type: ending === 'csv' ? CSV : XLSX,
    // What the hall has not seen yet is in no file.
    make: (state, language) => write(sheets(unrevealedHidden(state), wordsOf(language))),
    fileName(state, language) {
      const words = wordsOf(language)
      const parts = [state.title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim(), words(`file.${name}`)]
      if (state.rehearsal) parts.push(words('rehearsal'))
      return `${parts.filter((part) => part !== '').join(' - ')}.${ending}`
    },
  }
}

/** Every file that an event can be exported as. */
export const EXPORTS: readonly Export[] = [
  exported('winners', 'csv', winners),
  exported('winners', 'xlsx', winners),
  exported('prizes', 'csv', prizes),
  exported('prizes', 'xlsx', prizes),
  exported('reconciliation', 'xlsx', reconciliation),
  exported('people', 'xlsx', people),
]
