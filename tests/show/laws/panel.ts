import { isDeepStrictEqual } from 'node:util'
import type { RecordedCommand, ShowRecorder } from '../../support/showRecorder.ts'
import { holds, wire } from './law.ts'

const COMMANDS = [
  ['go', { any: true }],
  ['event.close', {}],
  ['draw.call', { word: 'w' }],
  ['draw.abandon', { reason: 'other' }],
] as const

/** A panel knows of every button what the server will say. */
export function panelLaws(recorder: ShowRecorder, { after }: RecordedCommand): void {
  const view = wire(recorder.parts.see('host', after))
  const host = { role: 'host', name: '' } as const
  const asks = [
    ...COMMANDS.map(([type, ask]) => ({ type, ask })),
    ...after.prizes.map((prize) => ({ type: 'draw.start', ask: { prize: prize.id, count: 1 } })),
    ...after.awards.slice(-4).flatMap(({ draw, entry }) => [
      { type: 'award.mark', ask: { draw, entry, absent: true } },
      { type: 'award.confirm', ask: { draw, entries: [entry] } },
      { type: 'award.void', ask: { draw, entry, reason: 'absent' } },
      { type: 'award.redraw', ask: { draw, entries: [entry], reason: 'absent' } },
    ]),
  ]
  for (const command of asks) {
    const server = recorder.parts.refuse(after, command, host)
    holds(
      'a panel knows why a button is grey',
      isDeepStrictEqual(wire(recorder.parts.refuse(view, command, host)), wire(server)),
      { command, server },
    )
    const { draw } = command.ask as { draw?: number }
    const unrevealed = after.draws.find((one) => one.id === draw)?.phase === 'closed'
    if (unrevealed) holds('an award is not spoken of before its reveal', server !== null, command)
  }
}
