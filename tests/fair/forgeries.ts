import type { FindingCode } from '../../shared/fair/finding.ts'
import { hash } from '../../shared/fair/hash.ts'
import type { KeptUpTo, Loose } from './forgery.ts'
import { fullScenario, prize } from '../support/fairScenario.ts'

/** The evening that is forged. */
export const scenario = fullScenario()

type Body = Record<string, any>

/** The bodies of one kind, in order. */
function all(lines: Loose[], type: string): Body[] {
  return lines.map(({ body }) => body as Body).filter((body) => body?.['type'] === type)
}

function at(lines: Loose[], type: string, i = 0): number {
  return lines.findIndex(({ body }) => body === all(lines, type)[i])
}

function insert(lines: Loose[], place: number, body: Body): void {
  lines.splice(place, 0, { at: lines[Math.min(place, lines.length - 1)]!.at, digest: '', body })
}

function append(lines: Loose[], body: Body): void {
  insert(lines, lines.length, body)
}

/** Gives a line the time of the one before it. */
function hurry(lines: Loose[], place: number): void {
  lines[place]!.at = lines[place - 1]!.at
}

const open = (lines: Loose[], no: number): Body => all(lines, 'fd1/open')[no - 1]!

/** Forgeries of a whole, rehashed evening, and the one rule that each of them breaks. */
export const forgeries: [
  code: FindingCode,
  what: string,
  change: (lines: Loose[]) => void,
  kept?: KeptUpTo[],
][] = [
  ['event-foreign', 'a seal of another event', (lines) => (all(lines, 'fd1/seal')[0]!['event'] = 'ev-other')],
  ['event-foreign', 'a draw of another event', (lines) => (open(lines, 3)['event'] = 'ev-other')],
  ['line-time', 'a time that runs back', (lines) => (lines[9]!.at = lines[7]!.at)],
  ['body-private', 'a private body shown', (lines) => (lines[0]!.body = { type: 'claim', salt: '0' })],
  ['record-form', 'a member more', (lines) => (all(lines, 'fd1/void')[0]!['note'] = 'x')],
  ['record-form', 'a count that is no integer', (lines) => (all(lines, 'fd1/withdraw')[0]!['entry'] = 'me')],
  ['seal-number', 'a seal number left out', (lines) => (all(lines, 'fd1/seal')[1]!['no'] = 3)],
  ['seal-anchor', 'another anchor', (lines) => (all(lines, 'fd1/seal')[1]!['anchor'] = hash('x'))],
  ['roll-rows', 'another number of rows', (lines) => (all(lines, 'fd1/seal')[0]!['n'] = 15)],
  ['roll-tickets', 'another sum of weights', (lines) => (all(lines, 'fd1/seal')[0]!['tickets'] = 15)],
  ['roll-missing', 'a root without its roll', (lines) => (all(lines, 'fd1/seal')[0]!['root'] = hash('x'))],
  [
    'prize-twice',
    'a prize twice',
    (lines) => all(lines, 'fd1/seal')[0]!['prizes'].push(prize('one', { quantity: 2 })),
  ],
  [
    'prize-unit',
    'a prize that changes its unit',
    (lines) => (all(lines, 'fd1/seal')[1]!['prizes'][1]['unit'] = 'group'),
  ],
  [
    'prize-cap',
    'a cap per group of groups',
    (lines) => (all(lines, 'fd1/seal')[0]!['prizes'][3]['per_group'] = 1),
  ],
  [
    'prize-groups',
    'groups out of order',
    (lines) => all(lines, 'fd1/seal')[1]!['prizes'][1]['groups'].reverse(),
  ],
  ['open-number', 'a draw number left out', (lines) => (open(lines, 8)['no'] = 9)],
  [
    'open-seal',
    'an older seal',
    (lines) => (open(lines, 6)['seal'] = hash(all(lines, 'fd1/seal')[0])),
    ['seal'],
  ],
  ['open-prev', 'another head', (lines) => (open(lines, 6)['prev'] = hash('x')), ['prev']],
  ['open-prize', 'a prize that is not sealed', (lines) => (open(lines, 9)['prize'] = 'one')],
  ['open-count', 'more than is left', (lines) => (open(lines, 2)['count'] = 3)],
  ['open-without', 'a holder let in', (lines) => open(lines, 6)['without']['won'].pop()],
  ['open-without', 'a voided one let in', (lines) => open(lines, 2)['without']['void'].pop()],
  ['open-without', 'one who left let in', (lines) => open(lines, 8)['without']['withdrawn'].pop()],
  [
    'open-without',
    'somebody left out as a winner',
    (lines) => (open(lines, 1)['without']['won'] = [scenario.entrants('cap')[5]![0]]),
  ],
  ['open-order', 'a list out of order', (lines) => open(lines, 6)['without']['rule'].reverse()],
  [
    'open-twice',
    'somebody in two lists',
    (lines) => (open(lines, 2)['without']['rule'] = [...open(lines, 2)['without']['void']]),
  ],
  [
    'open-rule',
    'a stranger out under a rule',
    (lines) => (open(lines, 6)['without']['rule'] = [hash('stranger')]),
  ],
  ['open-taken', 'a group fuller than it is', (lines) => (open(lines, 6)['taken'][0][1] += 1)],
  [
    'open-beacon',
    'a beacon for a draw of the room',
    (lines) => (open(lines, 1)['beacon'] = open(lines, 8)['beacon']),
  ],
  ['open-redraw', 'a redraw of a draw without a void', (lines) => (open(lines, 6)['redraw'] = 3)],
  ['open-redraw', 'a redraw of another prize', (lines) => (open(lines, 6)['redraw'] = 1)],
  [
    'close-open',
    'a close of another draw',
    (lines) => (all(lines, 'fd1/close')[2]!['open'] = hash('x')),
    ['open'],
  ],
  ['close-word', 'no word where one was needed', (lines) => (all(lines, 'fd1/close')[0]!['room'] = '')],
  ['close-word', 'a blank word', (lines) => (all(lines, 'fd1/close')[0]!['room'] = ' \u3000')],
  ['record-form', 'a word too long', (lines) => (all(lines, 'fd1/close')[0]!['room'] = '😀'.repeat(201))],
  ['close-word', 'a word where none was needed', (lines) => (all(lines, 'fd1/close')[5]!['room'] = 'x')],
  [
    'close-beacon',
    'no beacon where one was needed',
    (lines) => (all(lines, 'fd1/close')[6]!['beacon'] = null),
  ],
  ['close-beacon', 'another round', (lines) => (all(lines, 'fd1/close')[6]!['beacon']['round'] -= 1)],
  ['close-early', 'a close before the round', (lines) => hurry(lines, at(lines, 'fd1/close', 6))],
  [
    'beacon-signature',
    'a false signature',
    (lines) => (all(lines, 'fd1/close')[6]!['beacon']['signature'] = 'a'.repeat(96)),
  ],
  [
    'result-close',
    'a result of another close',
    (lines) => (all(lines, 'fd1/result')[2]!['close'] = hash('x')),
    ['close', 'winners'],
  ],
  [
    'result-winners',
    'another winner',
    (lines) => (all(lines, 'fd1/result')[0]!['winners'][0] = hash('x')),
    ['winners'],
  ],
  [
    'result-winners',
    'winners in another order',
    (lines) => all(lines, 'fd1/result')[2]!['winners'].reverse(),
    ['winners'],
  ],
  [
    'result-winners',
    'a winner more',
    (lines) => all(lines, 'fd1/result')[6]!['winners'].push(scenario.entrants('some')[0]![0]),
    ['winners'],
  ],
  ['seed-anchor', 'another seed', (lines) => (all(lines, 'fd1/result')[5]!['seed'] = hash('x')), ['seed']],
  [
    'seed-anchor',
    'another seed of an abandoned draw',
    (lines) => (all(lines, 'fd1/abandon')[0]!['seed'] = hash('x')),
    ['seed'],
  ],
  [
    'abandon-open',
    'an abandon of another draw',
    (lines) => (all(lines, 'fd1/abandon')[1]!['open'] = hash('x')),
    ['open'],
  ],
  [
    'record-form',
    'an abandoned word too long',
    (lines) => (all(lines, 'fd1/abandon')[1]!['room'] = 'x'.repeat(201)),
  ],
  [
    'abandon-word',
    'a word for a draw that has none',
    (lines) => {
      open(lines, 9)['need'] = 'none'
      all(lines, 'fd1/abandon')[1]!['room'] = 'x'
    },
  ],
  [
    'void-award',
    'a void of an award that nobody holds',
    (lines) => append(lines, { ...all(lines, 'fd1/void')[0]! }),
  ],
  [
    'withdraw-entry',
    'a stranger withdrawn',
    (lines) => (all(lines, 'fd1/withdraw')[2]!['entry'] = hash('x')),
  ],
  [
    'return-entry',
    'a return of one who was not out',
    (lines) => append(lines, { type: 'fd1/return', entry: scenario.entrants('cap')[0]![0] }),
  ],
  [
    'seal-during-draw',
    'a seal while a draw is open',
    (lines) => insert(lines, at(lines, 'fd1/abandon', 1), { ...all(lines, 'fd1/seal')[1]!, no: 3 }),
  ],
  ['close-without-result', 'a tail cut after CLOSE', (lines) => lines.splice(at(lines, 'fd1/close', 6) + 1)],
  [
    'record-hidden',
    'a last withdrawal made private',
    (lines) => delete lines[at(lines, 'fd1/withdraw', 2)]!.body,
  ],
]
