import { openDraw, type Draw, type RecordContext, type Rule } from '../auditState.ts'
import type { Close } from '../records.ts'
import { roundTime } from '../round.ts'
import { isCalled } from '../word.ts'

/** CLOSE: binds the chance that OPEN announced, and no other. */
export const close: Rule<Close> = (record, context) => {
  const { state, find, digest } = context
  const draw = openDraw(state)
  if (draw?.phase !== 'open' || draw.hash !== record.open) find('close-open')
  if (draw?.phase !== 'open') return
  checkChance(record, draw, context)
  draw.phase = 'closed'
  draw.close = digest
  draw.room = record.room
}

function checkChance({ room, beacon }: Close, { record }: Draw, { state, find, line }: RecordContext): void {
  const { no, need } = record
  const isRight = need === 'room' ? isCalled(room) : room === ''
  if (!isRight) find('close-word', { no, need })
  if (need !== 'beacon' || !beacon) {
    if ((need === 'beacon') !== (beacon !== null)) find('close-beacon', { no, need })
    return
  }
  const { round, signature } = beacon
  if (round !== record.beacon?.round) find('close-beacon', { no, need })
  if (Date.parse(line.at) < roundTime(round)) find('close-early', { no, round })
  if (!state.beacon) find('beacon-unchecked', { no, round })
  else if (!state.beacon(round, signature)) find('beacon-signature', { no, round })
}
