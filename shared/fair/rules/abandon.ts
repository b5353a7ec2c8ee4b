import { openDraw, type Rule } from '../auditState.ts'
import type { Abandon } from '../records.ts'
import { checkSeed } from './result.ts'

/** ABANDON: the only other end of an opened draw, before its CLOSE; it reveals the seed. */
export const abandon: Rule<Abandon> = (record, context) => {
  const { state, find } = context
  const draw = openDraw(state)
  if (draw?.phase !== 'open' || draw.hash !== record.open) find('abandon-open')
  if (draw?.phase !== 'open') return
  if (draw.record.need !== 'room' && record.room !== '') find('abandon-word', { no: draw.record.no })
  checkSeed(record.seed, draw, context)
  draw.phase = 'abandoned'
  draw.room = record.room
  draw.reason = record.reason
}
