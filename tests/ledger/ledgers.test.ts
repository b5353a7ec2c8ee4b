import { join } from 'node:path'
import { MemoryJournal } from '../../server/journals/memory.ts'
import { SqliteJournal } from '../../server/journals/sqlite.ts'
import { holdsLedgerContract } from './contract.ts'

holdsLedgerContract('a journal in memory', {
  make: async () => new MemoryJournal(),
  again: async (_folder, journal) => journal,
})

const inFile = (folder: string) => SqliteJournal.open(join(folder, 'event.sqlite'))
holdsLedgerContract('one SQLite file', {
  make: inFile,
  async again(folder, journal) {
    await journal.close()
    return inFile(folder)
  },
})
