import type { RecordContext, Rule } from '../auditState.ts'
import type { PublicRecord, RecordType } from '../records.ts'
import { abandon } from './abandon.ts'
import { close } from './close.ts'
import { open } from './open.ts'
import { result } from './result.ts'
import { returning } from './return.ts'
import { seal } from './seal.ts'
import { voiding } from './void.ts'
import { withdraw } from './withdraw.ts'

const RULES: { [T in RecordType]: Rule<Extract<PublicRecord, { type: T }>> } = {
  'fd1/seal': seal,
  'fd1/open': open,
  'fd1/close': close,
  'fd1/result': result,
  'fd1/abandon': abandon,
  'fd1/void': voiding,
  'fd1/withdraw': withdraw,
  'fd1/return': returning,
}

/** Judges a record by the rule of its kind and applies it to the state of the audit. */
export function judge(record: PublicRecord, context: RecordContext): void {
  const rule = RULES[record.type] as Rule<PublicRecord>
  rule(record, context)
}
