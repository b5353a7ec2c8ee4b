import { join } from 'node:path'
import { MemoryJournal } from '../../server/journals/memory.ts'
import { SqliteJournal } from '../../server/journals/sqlite.ts'
import { holdsJournalContract } from './contract.ts'

holdsJournalContract('memory', { make: async () => new MemoryJournal() })

const inFile = (folder: string) => SqliteJournal.open(join(folder, 'event.sqlite'))
holdsJournalContract('one SQLite file', { make: inFile, again: inFile })
