import { journalKinds } from '../support/journalKinds.ts'
import { holdsJournalContract } from './contract.ts'

for (const kind of journalKinds) holdsJournalContract(kind)
