import { EXPORTS as DEFINITIONS, type ExportName } from '../../shared/exports.ts'
import { fileNameOf } from '../../shared/fileName.ts'
import type { Role } from '../../shared/show/rule.ts'
import { unrevealedHidden } from '../../shared/show/revealed.ts'
import { admission } from './admission.ts'
import type { Export, Sheet, Sheets } from './export.ts'
import { people } from './people.ts'
import { prizes } from './prizes.ts'
import { reconciliation } from './reconciliation.ts'
import { sponsorName } from './rows.ts'
import { sponsors } from './sponsors.ts'
import { tickets } from './tickets.ts'
import { winners } from './winners.ts'
import { works } from './works.ts'
import { wordsOf } from './words.ts'
import { csvOf, XLSX, xlsxOf } from './writers.ts'

const SHEETS: Record<ExportName, Sheets> = {
  winners,
  prizes,
  reconciliation,
  sponsors,
  people,
  tickets,
  works,
  admission,
}

/** Media type of an ending, and how its bytes are written. */
const WRITERS: Record<'csv' | 'xlsx', { type: string; write(sheets: Sheet[]): Promise<Uint8Array> }> = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { type: XLSX, write: xlsxOf },
}

/** Every file that an event can be exported as. */
export const EXPORTS: readonly Export[] = DEFINITIONS.flatMap(({ name, endings, roles }) =>
  endings.map((ending) => exported(name, ending, roles)),
)

function exported(name: ExportName, ending: 'csv' | 'xlsx', roles: readonly Role[]): Export {
  const { type, write } = WRITERS[ending]
  return {
    name: `${name}.${ending}`,
    type,
    roles,
    // What the hall has not seen yet is in no file.
    make: (source, language) =>
      write(SHEETS[name]({ ...source, state: unrevealedHidden(source.state) }, wordsOf(language))),
    fileName({ state, sponsor }, language) {
      const words = wordsOf(language)
      const file = words(`file.${name}`).toLowerCase()
      const of = sponsor === undefined ? [] : [sponsorName(state, sponsor) || words('no-sponsor')]
      const parts = [state.title, state.date, ...of, file]
      return fileNameOf(state.rehearsal ? [...parts, words('rehearsal')] : parts, ending)
    },
  }
}
