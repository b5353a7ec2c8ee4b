import { journalKinds } from '../support/journalKinds.ts'
import { holdsLedgerContract } from './contract.ts'
import { holdsSharedLedgerContract } from './sharedContract.ts'

for (const kind of journalKinds) holdsLedgerContract(kind)
for (const kind of journalKinds.filter(({ isShared }) => isShared)) holdsSharedLedgerContract(kind)
